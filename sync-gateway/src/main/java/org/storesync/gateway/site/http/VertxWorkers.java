package org.storesync.gateway.site.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;
import org.storesync.gateway.site.Workers;

/** Vert.x's worker threads. */
@Singleton
class VertxWorkers implements Workers {
    private final Vertx vertx;

    VertxWorkers(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public <T> Uni<T> run(Callable<T> work) {
        return UniHelper.toUni(vertx.getOrCreateContext().executeBlocking(work, false));
    }
}
