package org.storesync.reporting.readmodel;

import java.util.Optional;
import org.storesync.reporting.readmodel.domain.FeedProgress;

/** All read models together. */
public interface ReadModels {
    FeedProgress progress();

    /**
     * Empties them and sends every partition back to its home streams, in one transaction. No reader sees a part of this.
     *
     * @return their state then; empty if readers held them too long: then nothing happened
     */
    Optional<FeedProgress> empty();
}
