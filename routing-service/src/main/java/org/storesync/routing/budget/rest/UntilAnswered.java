package org.storesync.routing.budget.rest;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;
import org.storesync.routing.budget.Share;

/** Keeps a share until the last byte of the answer is sent or the caller is gone: a slow reader holds what it reads. */
@ApplicationScoped
public class UntilAnswered {
    private final CurrentVertxRequest request;

    UntilAnswered(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Tells whether the caller of this request is gone; may be asked from any thread. */
    public BooleanSupplier gone() {
        return request.getCurrent().response()::closed;
    }

    public <S extends Share> S keep(S share) {
        request.getCurrent().addEndHandler(ended -> share.close());
        return share;
    }
}
