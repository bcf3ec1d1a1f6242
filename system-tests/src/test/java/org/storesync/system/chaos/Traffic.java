package org.storesync.system.chaos;

import java.util.List;
import org.storesync.system.wire.Change;

/** Makes changes, the same ones for the same seed. */
public interface Traffic {
    /** At least this many, for one batch. */
    List<Change> some(int atLeast);

    /** What is needed to make whole what was begun; for a separate batch. */
    default List<Change> rest() {
        return List.of();
    }
}
