package org.storesync.kit.problem;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/**
 * Cuts the connection of an answer that failed after its beginning was sent, so that half a file never looks whole. The server's own reset
 * closes the connection only after it has sent all that waits. Then the end of the answer, which the framework writes next, still gets out.
 */
final class Cut {
    private static final long CLOSE_MAX_SECONDS = 10;

    private Cut() {}

    /** Returns when nothing more can be sent. HTTP/2 needs no cut, because there a reset ends the one answer. */
    static void ifBegun(RoutingContext context) {
        if (!context.response().headWritten() || context.request().version() == HttpVersion.HTTP_2) {
            return;
        }
        Channel channel = ((ConnectionBase) context.request().connection()).channel();
        var closed = channel.close();
        if (!channel.eventLoop().inEventLoop()) {
            closed.awaitUninterruptibly(CLOSE_MAX_SECONDS, TimeUnit.SECONDS);
        }
    }
}
