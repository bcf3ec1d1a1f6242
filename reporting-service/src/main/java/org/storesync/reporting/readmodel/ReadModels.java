package org.storesync.reporting.readmodel;

import java.util.Optional;
import org.storesync.reporting.readmodel.domain.FeedProgress;

/** The read models as a whole. */
public interface ReadModels {
    FeedProgress progress();

    /**
     * Empties them and sends every partition back to its home streams, in one transaction that no reader sees a part of.
     *
     * @return how they were left; empty if readers did not let go of them in time: nothing happened then
     */
    Optional<FeedProgress> empty();
}
