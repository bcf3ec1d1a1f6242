package org.storesync.kit.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.problem.ProblemWriter;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;

/**
 * Gives a problem as body to the answers without a body that the server makes itself, before any route: to a head that can't be read, or is
 * too long. No id was given to such a request, so the problem has none.
 */
@Singleton
@Unremovable
@ChannelHandler.Sharable
class HeadProblems extends ChannelOutboundHandlerAdapter {
    private final Map<Integer, byte[]> bodies;

    HeadProblems(ProblemWriter writer) {
        this.bodies = Stream.of(ProblemCode.MALFORMED_HEAD, ProblemCode.ADDRESS_TOO_LONG, ProblemCode.HEADERS_TOO_LARGE)
                .collect(Collectors.toUnmodifiableMap(
                        ProblemCode::status, code -> writer.bytes(Problem.of(code), null)));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise written) {
        if (message instanceof FullHttpResponse answer) {
            byte[] body = bodies.get(answer.status().code());
            if (body != null && isBare(answer.headers())) {
                var _ = context.write(with(body, answer), written);
                return;
            }
        }
        var _ = context.write(message, written);
    }

    /** An answer to HEAD has no length, and must not have a body. */
    private static boolean isBare(HttpHeaders headers) {
        return !headers.contains(HttpHeaderNames.CONTENT_TYPE)
                && headers.contains(HttpHeaderNames.CONTENT_LENGTH, "0", false);
    }

    private static FullHttpResponse with(byte[] body, FullHttpResponse answer) {
        HttpHeaders headers = answer.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, Headers.PROBLEM_JSON);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
        answer.release();
        return new DefaultFullHttpResponse(
                answer.protocolVersion(),
                answer.status(),
                Unpooled.wrappedBuffer(body),
                headers,
                answer.trailingHeaders());
    }
}
