package org.storesync.gateway.sync;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;

/**
 * A body from the wire to plain bytes: read within its limits, unfolded once. Nothing is unfolded or parsed on an event loop: what a body costs
 * is its sender's choice, and an event loop is everybody's.
 */
@Singleton
class BodyIntake {
    private final BodyReader reader;
    private final Vertx vertx;
    private final long pushBytesMax;
    private final Inflation pushInflation;
    private final int pushHeaderMax;
    private final long callBytesMax;
    private final Inflation callInflation;

    /** A body and what its head says. */
    record Body(Buffer bytes, OptionalLong queued) {}

    BodyIntake(BodyReader reader, Vertx vertx, GatewayConfig config) {
        this.reader = reader;
        this.vertx = vertx;
        GatewayConfig.Limits limits = config.limits();
        this.pushBytesMax = limits.bodyBytes().asLongValue();
        this.pushInflation = new Inflation(
                limits.inflatedBytes().asLongValue(),
                limits.ratio(),
                limits.ratioFreeBytes().asLongValue());
        this.pushHeaderMax = Math.toIntExact(limits.headerBytes().asLongValue());
        this.callBytesMax = limits.callBytes().asLongValue();
        this.callInflation = new Inflation(callBytesMax, limits.ratio(), callBytesMax);
    }

    /** The body of a push. */
    Uni<Body> push(HttpServerRequest request, BytesInFlight.Lease lease) {
        boolean gzip = gzip(request);
        return reader.read(request, pushBytesMax, lease)
                .chain(body -> onWorker(() -> {
                    Buffer plain = notEmpty(gzip ? unfolded(body, pushInflation, lease) : body);
                    return new Body(plain, BatchHeader.queued(plain, pushHeaderMax));
                }));
    }

    /** The body of the beginning of a sync. */
    Uni<Body> begin(HttpServerRequest request, BytesInFlight.Lease lease) {
        boolean gzip = gzip(request);
        return reader.read(request, callBytesMax, lease)
                .chain(body -> onWorker(() -> {
                    Buffer plain = notEmpty(gzip ? unfolded(body, callInflation, lease) : body);
                    return new Body(plain, BatchHeader.queued(plain, plain.length()));
                }));
    }

    /** The body of any other call, passed on unread. */
    Uni<Buffer> call(HttpServerRequest request, BytesInFlight.Lease lease) {
        Uni<Buffer> body = reader.read(request, callBytesMax, lease);
        return gzip(request)
                ? body.chain(packed -> onWorker(() -> notEmpty(unfolded(packed, callInflation, lease))))
                : body.map(BodyIntake::notEmpty);
    }

    private static Buffer unfolded(Buffer packed, Inflation inflation, BytesInFlight.Lease lease) {
        Buffer plain = inflation.inflate(packed, lease);
        lease.shrink(packed.length());
        return plain;
    }

    private <T> Uni<T> onWorker(Callable<T> work) {
        return UniHelper.toUni(vertx.getOrCreateContext().executeBlocking(work, false));
    }

    private static boolean gzip(HttpServerRequest request) {
        return Inflation.isGzip(request.getHeader(HttpHeaders.CONTENT_ENCODING));
    }

    private static Buffer notEmpty(Buffer body) {
        if (body.length() == 0) {
            throw Problem.of(ProblemCode.MALFORMED_BODY, "the body is empty");
        }
        return body;
    }
}
