package org.storesync.kit.problem;

import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Routes outside the resources that fail. */
@ApplicationScoped
public class FaultyRoutes {
    void install(@Observes Router router) {
        router.get("/routes/throws").handler(context -> {
            throw new IllegalStateException("password=hunter2");
        });
        router.get("/routes/forbids").handler(context -> context.fail(403));
    }
}
