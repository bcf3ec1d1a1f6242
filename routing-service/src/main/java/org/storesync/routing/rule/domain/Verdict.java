package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.RecordCode;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.RecordKey;

/** What the rules say about one change. */
public sealed interface Verdict {

    /**
     * The change is written.
     *
     * @param home the stream where the record is at home
     * @param parent not null for a child: it has the copies of its parent
     * @param addressee the store whose inbox gets a copy; null if none gets one
     */
    record Accept(
            int home, @Nullable RecordKey parent, @Nullable StoreFacts addressee, Writing writing) implements Verdict {}

    /** The change is right, but there is nothing to do: it deletes a record that does not exist, or no longer exists. */
    record Nothing() implements Verdict {}

    /** Central keeps no data of this store. {@code home} is registered if children will ask for it. */
    record NotCollected(int home) implements Verdict {}

    /** {@code baseVersion} is not the current version. */
    record Stale(long version) implements Verdict {}

    /** Parked until the record it waits for is there, or until somebody decides. {@code waitsFor} null: it does not wait for a record. */
    record Wait(RecordCode code, @Nullable RecordKey waitsFor) implements Verdict {
        /** True if the record it waits for is not on record. Then a placeholder is made, where both will meet. */
        public boolean needsPlaceholder() {
            return waitsFor != null && (code == RecordCode.PARENT_MISSING || code == RecordCode.STORE_UNKNOWN);
        }
    }

    /** Not judged, because a person discards it. */
    record LetGo() implements Verdict {}

    record Refuse(RecordCode code, String detail) implements Verdict {
        static Refuse of(RecordCode code) {
            return new Refuse(code, code.meaning());
        }

        static Refuse missing(String field) {
            return new Refuse(RecordCode.FIELD_MISSING, "the field " + field + " is missing or empty");
        }
    }
}
