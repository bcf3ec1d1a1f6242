package org.storesync.gateway.routing.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.storesync.gateway.config.GatewayConfig;

/** The pooled client to the routing-service. It does not decompress answers, because they are passed on as they come. */
class RoutingConnections {
    private static final int KEEP_ALIVE_SECONDS = 30;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    /** Large pages come in fewer pieces than the client's default of 8 KB makes of them. */
    private static final int CHUNK_BYTES = 64 * 1024;

    @Produces
    @Singleton
    HttpClient client(Vertx vertx, GatewayConfig config) {
        URI url = config.routing().url();
        boolean tls = "https".equals(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
        HttpClientOptions options = new HttpClientOptions()
                .setDefaultHost(url.getHost())
                .setDefaultPort(port)
                .setSsl(tls)
                .setDecompressionSupported(false)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setTcpNoDelay(true)
                .setMaxChunkSize(CHUNK_BYTES)
                .setConnectTimeout(
                        Math.toIntExact(config.routing().connectTimeout().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setTracingPolicy(TracingPolicy.IGNORE);
        PoolOptions pool = new PoolOptions()
                .setHttp1MaxSize(config.routing().connections())
                .setMaxWaitQueueSize(config.routing().waiting());
        return vertx.createHttpClient(options, pool);
    }
}
