package org.storesync.routing.budget.rest;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;
import org.storesync.routing.budget.Share;

/** Keeps a share until the last byte of the answer is sent or the caller is gone. So a slow reader holds the memory of what it reads. */
@ApplicationScoped
public class UntilAnswered {
    private final CurrentVertxRequest request;

    UntilAnswered(CurrentVertxRequest request) {
        this.request = request;
    }

    /** Says whether the caller of this request is gone. Any thread may ask. */
    public BooleanSupplier gone() {
        return request.getCurrent().response()::closed;
    }

    public <S extends Share> S keep(S share) {
        request.getCurrent().addEndHandler(ended -> share.close());
        return share;
    }
}
