package org.storesync.routing.push.domain;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/**
 * The log as a batch finds it.
 *
 * @param homes home streams; 0 for a placeholder, absent for an id not on record
 * @param stored states of the records on record, and of their parents
 * @param bodies gives the body in the log, null for none
 * @param storesToBe the stores that the batch may create, with their streams
 * @param storesInUse those stores among the ones a change wants to delete that are assigned or have data
 */
public record Records(
        Map<RecordKey, Integer> homes,
        Map<RecordKey, Stored> stored,
        Function<RecordKey, byte @Nullable []> bodies,
        Map<String, StoreFacts> storesToBe,
        Set<String> storesInUse) {

    /** For cases where no rule asks for bodies. */
    public Records(Map<RecordKey, Integer> homes, Map<RecordKey, Stored> stored) {
        this(homes, stored, key -> null, Map.of(), Set.of());
    }
}
