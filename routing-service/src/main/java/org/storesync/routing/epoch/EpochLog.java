package org.storesync.routing.epoch;

import java.time.Instant;
import java.util.Optional;

/** Where the epochs of this central are kept. */
public interface EpochLog {
    /** The newest epoch, and PostgreSQL's timeline when it began. */
    Optional<Epoch> newest();

    /** Keeps a new epoch, unless it is kept already, and passes over numbers that a former life of central may have given. */
    void begin(Epoch epoch, Instant at, String why);

    /** PostgreSQL's own timeline: it changes at each failover and restore. */
    int timeline();

    /** @param timeline PostgreSQL's timeline when the epoch began */
    record Epoch(long number, int timeline) {}
}
