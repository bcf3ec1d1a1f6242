package org.storesync.gateway.sync.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.OptionalLong;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.routing.BytesInFlight;
import org.storesync.gateway.routing.Payload;
import org.storesync.gateway.routing.http.BufferBytes;
import org.storesync.gateway.site.Workers;
import org.storesync.kit.problem.Problem;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;

/**
 * Reads a body from the wire into plain bytes, within its limits, and inflates it once. It never inflates or parses on an event loop,
 * because the sender decides how much that costs, and all sites share the event loop.
 */
@Singleton
public class BodyIntake {
    private final BodyReader reader;
    private final Workers workers;
    private final long pushBytesMax;
    private final Inflation pushInflation;
    private final int pushHeaderMax;
    private final long callBytesMax;
    private final Inflation callInflation;

    /** A body and what its head says. */
    public record Body(Payload payload, OptionalLong queued) {}

    BodyIntake(BodyReader reader, Workers workers, GatewayConfig config) {
        this.reader = reader;
        this.workers = workers;
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
    public Uni<Body> push(HttpServerRequest request, BytesInFlight.Lease lease) {
        return read(request, lease, pushBytesMax, pushInflation, pushHeaderMax);
    }

    /** The body of the beginning of a sync, which is only a head. */
    public Uni<Body> begin(HttpServerRequest request, BytesInFlight.Lease lease) {
        return read(request, lease, callBytesMax, callInflation, Math.toIntExact(callBytesMax));
    }

    private Uni<Body> read(
            HttpServerRequest request, BytesInFlight.Lease lease, long bytesMax, Inflation inflation, int headMax) {
        boolean gzip = gzip(request);
        String type = type(request);
        return reader.read(request, bytesMax, lease)
                .chain(body -> workers.run(() -> {
                    Buffer plain = notEmpty(gzip ? unfolded(body, inflation, lease) : body);
                    return new Body(payload(plain, type), BatchHeader.queued(plain, headMax));
                }));
    }

    /** The body of any other call, passed on unread. */
    public Uni<Payload> call(HttpServerRequest request, BytesInFlight.Lease lease) {
        String type = type(request);
        Uni<Buffer> body = reader.read(request, callBytesMax, lease);
        return gzip(request)
                ? body.chain(packed ->
                        workers.run(() -> payload(notEmpty(unfolded(packed, callInflation, lease)), type)))
                : body.map(plain -> payload(notEmpty(plain), type));
    }

    private static Buffer unfolded(Buffer packed, Inflation inflation, BytesInFlight.Lease lease) {
        Buffer plain = inflation.inflate(packed, lease);
        lease.shrink(packed.length());
        return plain;
    }

    private static Payload payload(Buffer plain, String type) {
        return new Payload(new BufferBytes(plain), type);
    }

    private static String type(HttpServerRequest request) {
        String given = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return given == null ? Headers.JSON : given;
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
