package org.storesync.kit.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quarkus.arc.Arc;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Sees each connection that a server accepted before anything is read from it. */
@ChannelHandler.Sharable
final class AcceptGuard extends ChannelInboundHandlerAdapter {
    private final boolean plain;

    AcceptGuard(boolean plain) {
        this.plain = plain;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object accepted) {
        Channel connection = (Channel) accepted;
        // The transport exists before the beans do, but no connection does.
        ConnectionWatch watch = Arc.container().instance(ConnectionWatch.class).get();
        if (connection.remoteAddress() instanceof InetSocketAddress peer) {
            InetAddress address = peer.getAddress();
            if (!watch.admit(address)) {
                connection.unsafe().closeForcibly();
                return;
            }
            connection.closeFuture().addListener(closed -> watch.gone(address));
        }
        HeadProblems problems = Arc.container().instance(HeadProblems.class).get();
        connection.pipeline().addLast(new HeadersPlace(watch, problems));
        if (plain && watch.followsHeads()) {
            connection.pipeline().addLast(new HeadGuard(watch));
        }
        context.fireChannelRead(accepted);
    }
}
