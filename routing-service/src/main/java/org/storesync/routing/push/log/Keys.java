package org.storesync.routing.push.log;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToIntFunction;
import org.storesync.routing.record.domain.RecordKey;

/** The registry of ids (docs/adr/0010). */
public interface Keys {
    /** Home streams of those keys that are on record; 0 for a placeholder. */
    Map<RecordKey, Integer> homes(List<RecordKey> sorted);

    /**
     * Registers ids that were not on record.
     *
     * @param home the home stream of each
     * @throws Taken if one is on record meanwhile
     */
    void registerNew(List<RecordKey> sorted, ToIntFunction<RecordKey> home);

    /** Registers or locks ids, sorted by key; 0 asks for a placeholder. Returns how they stand now, locked. */
    Map<RecordKey, Registered> lock(SortedMap<RecordKey, Integer> homes);

    /** Whether {@link #registerNew} takes keys in their order, so that two batches with the same keys can't block each other. */
    boolean registersInOrder();

    /** Gives locked placeholders their home. */
    void fill(Map<RecordKey, Integer> homes);

    /** A key under its lock, with its home; 0 for a placeholder. {@code isNew}: it was not on record before. */
    record Registered(int home, boolean isNew) {}

    /** Another transaction took some keys after they were read. */
    final class Taken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Taken() {
            super("keys were taken meanwhile", null, false, false);
        }
    }
}
