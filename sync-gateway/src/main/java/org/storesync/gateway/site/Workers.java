package org.storesync.gateway.site;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;

/** Runs work that blocks or takes long outside the event loop of a call. The result comes back on that event loop. */
public interface Workers {
    <T> Uni<T> run(Callable<T> work);
}
