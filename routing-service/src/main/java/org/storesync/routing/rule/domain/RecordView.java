package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.json.BodyFields;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/** How the records stand for the change being judged: what the log holds, with the earlier changes of the batch applied. */
public interface RecordView {
    /** The home stream of a record; 0 when it has none yet, be it unknown or a placeholder. */
    int home(RecordKey key);

    /** The record's state; null when none is kept. */
    @Nullable
    Stored stored(RecordKey key);

    /** The version the record had before the batch, which all changes of it in the batch are made on; 0 when none is kept. */
    long versionBefore(RecordKey key);

    /** The record's body as it stands; null where there is none. Asked for the few types whose rules compare bodies. */
    @Nullable
    BodyFields body(RecordKey key);

    /** Whether a store is assigned to a site or has data. */
    boolean inUse(RecordKey store);
}
