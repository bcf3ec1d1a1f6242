package org.storesync.masterdata.primacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this service is for central data. */
public sealed interface Role {
    /** Routing has not answered yet. */
    record Unknown() implements Role {}

    /**
     * This service is the primary, but has not read yet everything that the former one made.
     *
     * @param heads of the feed's partitions when the role came
     */
    record CatchingUp(List<Long> heads) implements Role {}

    /** This service is the primary. */
    record Primary() implements Role {}

    /** Another site is the primary, and the data here are a replica. Null if routing did not say which site. */
    record Elsewhere(@Nullable Integer site) implements Role {}
}
