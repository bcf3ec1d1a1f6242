package org.storesync.gateway.sync.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.storesync.gateway.config.GatewayConfig;
import org.storesync.gateway.routing.BytesInFlight;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;

/**
 * Reads a body on the event loop as it comes. It is bounded in bytes, and abandoned when it makes no progress or is not complete in time.
 */
@Singleton
class BodyReader {
    /**
     * After an early refusal the rest of the body is thrown away for this long, so that the client reads the answer before the connection
     * ends.
     */
    private static final long DISCARD_MILLIS = 10_000;

    private final Vertx vertx;
    private final long stallNanos;
    private final long deadlineNanos;

    BodyReader(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        this.stallNanos = config.limits().bodyStall().toNanos();
        this.deadlineNanos = config.limits().bodyDeadline().toNanos();
    }

    /** The whole body, counted against the lease; otherwise a problem. */
    Uni<Buffer> read(HttpServerRequest request, long bytesMax, BytesInFlight.Lease lease) {
        return Uni.createFrom().emitter(emitter -> new Reading(request, bytesMax, lease, emitter).start());
    }

    private final class Reading {
        private final HttpServerRequest request;
        private final long bytesMax;
        private final BytesInFlight.Lease lease;
        private final UniEmitter<? super Buffer> emitter;
        /** The chunks as they came. So memory is used only for what is there, not for what was announced, and each byte is copied once. */
        private final List<Buffer> chunks = new ArrayList<>();

        private int length;
        private boolean done;
        private final long startedAt = System.nanoTime();
        private long progressAt = startedAt;
        private long timer;

        Reading(
                HttpServerRequest request,
                long bytesMax,
                BytesInFlight.Lease lease,
                UniEmitter<? super Buffer> emitter) {
            this.request = request;
            this.bytesMax = bytesMax;
            this.lease = lease;
            this.emitter = emitter;
        }

        void start() {
            if (announced() > bytesMax) {
                fail(tooLarge());
                request.resume();
                return;
            }
            request.handler(this::chunk);
            request.endHandler(ignored -> complete());
            request.exceptionHandler(cut -> fail(Problem.of(ProblemCode.TRUNCATED_BODY)));
            watch(Math.min(stallNanos, deadlineNanos));
            request.resume();
        }

        private void chunk(Buffer chunk) {
            if (done) {
                return;
            }
            progressAt = System.nanoTime();
            if ((long) length + chunk.length() > bytesMax) {
                fail(tooLarge());
                return;
            }
            try {
                lease.grow(chunk.length());
            } catch (Problem refused) {
                fail(refused);
                return;
            }
            length += chunk.length();
            chunks.add(chunk);
        }

        private void complete() {
            if (finish()) {
                emitter.complete(whole());
            }
        }

        private Buffer whole() {
            if (chunks.size() == 1) {
                return chunks.removeFirst();
            }
            Buffer body = Buffer.buffer(length);
            chunks.forEach(body::appendBuffer);
            // The request keeps its handlers, and everything they collected, until the answer is sent.
            chunks.clear();
            return body;
        }

        private void fail(Problem problem) {
            if (finish()) {
                chunks.clear();
                emitter.fail(problem);
                vertx.setTimer(DISCARD_MILLIS, ignored -> {
                    if (!request.isEnded()) {
                        request.connection().close();
                    }
                });
            }
        }

        private boolean finish() {
            boolean first = !done;
            done = true;
            vertx.cancelTimer(timer);
            return first;
        }

        private void watch(long nanos) {
            long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
            timer = vertx.setTimer(millis, ignored -> {
                long now = System.nanoTime();
                long stallLeft = stallNanos - (now - progressAt);
                long left = deadlineNanos - (now - startedAt);
                if (left <= 0) {
                    fail(tooSlow(deadlineNanos));
                } else if (stallLeft <= 0) {
                    fail(tooSlow(stallNanos));
                } else {
                    watch(Math.min(stallLeft, left));
                }
            });
        }

        private static Problem tooSlow(long nanos) {
            return Problem.of(ProblemCode.SLOW_CLIENT).withLimit(TimeUnit.NANOSECONDS.toSeconds(nanos));
        }

        private Problem tooLarge() {
            return Problem.of(ProblemCode.BODY_TOO_LARGE).withLimit(bytesMax);
        }

        private long announced() {
            String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? -1 : Long.parseLong(length);
        }
    }
}
