package org.storesync.gateway.routing.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.storesync.gateway.config.GatewayConfig;

/**
 * Pooled connections to the routing-service. Each event loop has a pool: a connection works on the loop that opened it, and a call over
 * another loop's connection would change threads five times. Answers are not decompressed, because they are passed on as they come.
 */
@Singleton
class RoutingConnections {
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    /** Large pages come in fewer pieces than the client's default of 8 KB makes of them. */
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final HttpClientOptions options;
    private final PoolOptions share;
    private final Map<Thread, HttpClient> pools = new ConcurrentHashMap<>();

    RoutingConnections(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        URI url = config.routing().url();
        boolean tls = "https".equals(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
        this.options = new HttpClientOptions()
                .setDefaultHost(url.getHost())
                .setDefaultPort(port)
                .setSsl(tls)
                .setDecompressionSupported(false)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setTcpNoDelay(true)
                .setMaxChunkSize(CHUNK_BYTES)
                .setConnectTimeout(
                        Math.toIntExact(config.routing().connectTimeout().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        this.share = new PoolOptions()
                .setHttp1MaxSize(share(config.routing().connections()))
                .setMaxWaitQueueSize(share(config.routing().waiting()));
    }

    /** The pool of the event loop that runs this. */
    HttpClient pool() {
        return pools.computeIfAbsent(Thread.currentThread(), loop -> vertx.createHttpClient(options, share));
    }

    private static int share(int all) {
        return Math.ceilDiv(all, VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
    }
}
