package org.storesync.gateway.site;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;

/** Runs what blocks, or takes long, beside the event loop of a call; the result comes back on that event loop. */
public interface Workers {
    <T> Uni<T> run(Callable<T> work);
}
