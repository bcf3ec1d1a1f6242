package org.storesync.system.chaos;

import java.util.List;
import org.storesync.system.wire.Change;

/** Makes changes. The same seed gives the same changes. */
public interface Traffic {
    /** At least this many changes, for one batch. */
    List<Change> some(int atLeast);

    /** The changes that complete what was begun, for a separate batch. */
    default List<Change> rest() {
        return List.of();
    }
}
