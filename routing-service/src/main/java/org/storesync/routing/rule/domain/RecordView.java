package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.json.BodyFields;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/** The state of the records for the change that is judged: what the log holds, with the earlier changes of the batch applied. */
public interface RecordView {
    /** The home stream of a record; 0 if it has none yet, because it is unknown or a placeholder. */
    int home(RecordKey key);

    /** The record's state; null when none is kept. */
    @Nullable
    Stored stored(RecordKey key);

    /**
     * The version that the record had before the batch; 0 if none is kept. All changes of the record in the batch are made on this version.
     */
    long versionBefore(RecordKey key);

    /** The record's body; null if there is none. Only rules of a few types compare bodies and ask for it. */
    @Nullable
    BodyFields body(RecordKey key);

    /** Whether a store is assigned to a site or has data. */
    boolean inUse(RecordKey store);
}
