package org.storesync.masterdata.primacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this service is with regard to central data. */
public sealed interface Role {
    /** Routing was not to be asked yet. */
    record Unknown() implements Role {}

    /**
     * It is the primary, but has not read yet all that the one before it made.
     *
     * @param heads of the feed's partitions when the role came
     */
    record CatchingUp(List<Long> heads) implements Role {}

    /** It is the primary. */
    record Primary() implements Role {}

    /** Another site is; what is here is a replica. Null where routing did not say which site. */
    record Elsewhere(@Nullable Integer site) implements Role {}
}
