package org.storesync.gateway.sync;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;

/** A body from the wire to plain bytes: read within its limits, unfolded once. */
@Singleton
class BodyIntake {
    private final BodyReader reader;
    private final Vertx vertx;
    private final long pushBytesMax;
    private final Inflation pushInflation;
    private final long callBytesMax;
    private final Inflation callInflation;

    BodyIntake(BodyReader reader, Vertx vertx, GatewayConfig config) {
        this.reader = reader;
        this.vertx = vertx;
        GatewayConfig.Limits limits = config.limits();
        this.pushBytesMax = limits.bodyBytes().asLongValue();
        this.pushInflation = new Inflation(
                limits.inflatedBytes().asLongValue(),
                limits.ratio(),
                limits.ratioFreeBytes().asLongValue());
        this.callBytesMax = limits.callBytes().asLongValue();
        this.callInflation = new Inflation(callBytesMax, limits.ratio(), callBytesMax);
    }

    /** The body of a push; unfolded on a worker thread, for it may be large. */
    Uni<Buffer> push(HttpServerRequest request, BytesInFlight.Lease lease) {
        boolean gzip = gzip(request);
        Uni<Buffer> body = reader.read(request, pushBytesMax, lease);
        return gzip
                ? body.chain(packed -> elsewhere(packed, lease)).map(BodyIntake::notEmpty)
                : body.map(BodyIntake::notEmpty);
    }

    /** The body of any other call; small, so unfolded where it is. */
    Uni<Buffer> call(HttpServerRequest request, BytesInFlight.Lease lease) {
        boolean gzip = gzip(request);
        return reader.read(request, callBytesMax, lease)
                .map(body -> notEmpty(gzip ? callInflation.inflate(body, lease) : body));
    }

    private Uni<Buffer> elsewhere(Buffer packed, BytesInFlight.Lease lease) {
        return UniHelper.toUni(vertx.getOrCreateContext()
                .executeBlocking(
                        () -> {
                            Buffer plain = pushInflation.inflate(packed, lease);
                            lease.shrink(packed.length());
                            return plain;
                        },
                        false));
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
