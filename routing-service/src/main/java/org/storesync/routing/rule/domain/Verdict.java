package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.RecordCode;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.RecordKey;

/** What the rules say to one change. */
public sealed interface Verdict {

    /**
     * It is written.
     *
     * @param home the stream the record is at home in
     * @param parent not null for a child: its copies are its parent's
     * @param addressee the store whose inbox gets a copy; null for none of its own
     */
    record Accept(
            int home, @Nullable RecordKey parent, @Nullable StoreFacts addressee, Writing writing) implements Verdict {}

    /** Right, but there is nothing to do: a delete of what is not there, or not any more. */
    record Nothing() implements Verdict {}

    /** Central keeps no data of this store. {@code home} is registered where children will ask for it. */
    record NotCollected(int home) implements Verdict {}

    /** {@code baseVersion} is not the current version. */
    record Stale(long version) implements Verdict {}

    /** Parked until the record it waits for is there, or somebody decides; {@code waitsFor} null: not for a record. */
    record Wait(RecordCode code, @Nullable RecordKey waitsFor) implements Verdict {
        /** The record it waits for is not on record: a placeholder is where both will meet. */
        public boolean needsPlaceholder() {
            return waitsFor != null && (code == RecordCode.PARENT_MISSING || code == RecordCode.STORE_UNKNOWN);
        }
    }

    /** Not judged: a person lets go of it. */
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
