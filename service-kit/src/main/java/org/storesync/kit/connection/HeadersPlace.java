package org.storesync.kit.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

/**
 * Puts {@link AnswerHeaders} and {@link HeadProblems} behind a connection's encoder when that is there: at once, or with TLS when the
 * handshake is over. Only behind TLS can heads be followed, so with TLS it also puts the {@link HeadGuard} there.
 */
final class HeadersPlace extends ChannelInboundHandlerAdapter {
    private final ConnectionWatch watch;
    private final HeadProblems problems;

    HeadersPlace(ConnectionWatch watch, HeadProblems problems) {
        this.watch = watch;
        this.problems = problems;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        ChannelPipeline pipeline = context.pipeline();
        ChannelHandlerContext tls = pipeline.context(SslHandler.class);
        if (tls == null) {
            place(pipeline, problems, false);
        } else {
            pipeline.addAfter(tls.name(), null, new AfterHandshake(problems));
            if (watch.followsHeads()) {
                pipeline.addAfter(tls.name(), null, new HeadGuard(watch));
            }
        }
        context.fireChannelActive();
        pipeline.remove(this);
    }

    private static void place(ChannelPipeline pipeline, HeadProblems problems, boolean encrypted) {
        ChannelHandlerContext encoder = pipeline.context(HttpResponseEncoder.class);
        if (encoder != null) {
            pipeline.addAfter(encoder.name(), null, problems);
            pipeline.addAfter(encoder.name(), null, AnswerHeaders.over(encrypted));
        }
    }

    /** Stands before the handler with which the server completes its pipeline, and lets that one act first. */
    private static final class AfterHandshake extends ChannelInboundHandlerAdapter {
        private final HeadProblems problems;

        AfterHandshake(HeadProblems problems) {
            this.problems = problems;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.fireUserEventTriggered(event);
            if (event instanceof SslHandshakeCompletionEvent handshake) {
                if (handshake.isSuccess()) {
                    place(context.pipeline(), problems, true);
                }
                context.pipeline().remove(this);
            }
        }
    }
}
