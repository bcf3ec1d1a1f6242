package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.RecordKey;

/** Where an upsert belongs. */
sealed interface Placement {

    /**
     * The place is known.
     *
     * @param stream the home stream
     * @param parent the record it stands under; null for none
     * @param addressee the store whose inbox gets a copy, whatever the document says; null for none
     * @param mayCreate the rule of the category has already said that the pusher may write a new record there
     */
    record At(
            int stream,
            @Nullable RecordKey parent,
            @Nullable StoreFacts addressee,
            boolean mayCreate) implements Placement {}

    /** The place is not known yet, or there is none. */
    record Undecided(Verdict verdict) implements Placement {}

    static Placement in(int stream) {
        return new At(stream, null, null, false);
    }
}
