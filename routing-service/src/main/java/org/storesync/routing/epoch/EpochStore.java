package org.storesync.routing.epoch;

import java.time.Instant;
import java.util.Optional;

/** Where the epochs of this central are kept. */
public interface EpochStore {
    /** The newest epoch and the timeline it began on. */
    Optional<Epoch> newest();

    /** Keeps a new epoch, unless it is there. */
    void begin(Epoch epoch, Instant at, String why);

    /** PostgreSQL's own timeline: it changes at each failover and restore. */
    int timeline();

    /** @param timeline PostgreSQL's, when it began */
    record Epoch(long number, int timeline) {}
}
