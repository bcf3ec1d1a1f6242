package org.storesync.gateway.routing.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.routing.BytesInFlight;
import org.storesync.gateway.routing.RoutingAnswer;
import org.storesync.gateway.routing.Unavailable;
import org.storesync.kit.problem.Problem;

/** Collects one answer, bounded and counted. If it has only one chunk, which is usual for a poll, it is passed on without a copy. */
final class AnswerReading {
    /** Smaller answers are not counted, because they are gone before the next call is read. */
    private static final int COUNTED_BYTES = 64 * 1024;

    private final HttpClientResponse response;
    private final long bytesMax;
    private final BytesInFlight.Lease lease;
    private final Unavailable unavailable;
    private final Promise<RoutingAnswer> promise = Promise.promise();
    private @Nullable Buffer body;
    private boolean appending;
    private long counted;

    AnswerReading(HttpClientResponse response, long bytesMax, BytesInFlight.Lease lease, Unavailable unavailable) {
        this.response = response;
        this.bytesMax = bytesMax;
        this.lease = lease;
        this.unavailable = unavailable;
    }

    /** Starts to read, on the event loop of the call. */
    Future<RoutingAnswer> start() {
        response.handler(this::chunk);
        response.exceptionHandler(promise::tryFail);
        response.endHandler(ignored -> complete());
        return promise.future();
    }

    private void chunk(Buffer chunk) {
        long length = (body == null ? 0L : body.length()) + chunk.length();
        if (length > bytesMax) {
            abort(unavailable.problem("central's answer is larger than the gateway passes on"));
            return;
        }
        if (length > COUNTED_BYTES && length > counted) {
            try {
                lease.grow(length - counted);
            } catch (Problem full) {
                abort(full);
                return;
            }
            counted = length;
        }
        if (body == null) {
            body = chunk;
        } else if (appending) {
            body.appendBuffer(chunk);
        } else {
            body = Buffer.buffer(4 * body.length()).appendBuffer(body).appendBuffer(chunk);
            appending = true;
        }
    }

    private void complete() {
        promise.tryComplete(new RoutingAnswer(
                response.statusCode(),
                response.getHeader(HttpHeaders.CONTENT_TYPE),
                response.getHeader(HttpHeaders.CONTENT_ENCODING),
                response.getHeader(HttpHeaders.RETRY_AFTER),
                new BufferBytes(body == null ? Buffer.buffer() : body)));
    }

    private void abort(Problem problem) {
        promise.tryFail(problem);
        response.request().reset();
    }
}
