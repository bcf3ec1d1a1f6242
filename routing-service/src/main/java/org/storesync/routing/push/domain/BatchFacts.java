package org.storesync.routing.push.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.json.BodyFields;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.NameJoin;
import org.storesync.routing.fact.domain.StoreFacts;

/** The facts during a batch: what one change says about a store counts for the later changes (rules, 1.8). */
final class BatchFacts {
    private final Facts before;
    private final Map<String, StoreFacts> storesToBe;
    private @Nullable Facts learned;

    /** @param storesToBe the stores that the batch may create, with their streams */
    BatchFacts(Facts before, Map<String, StoreFacts> storesToBe) {
        this.before = before;
        this.storesToBe = storesToBe;
    }

    Facts now() {
        return learned == null ? before : learned;
    }

    /**
     * Learns that a join was accepted. What it ends counts from the next batch on: the site knows of it only then, and another join may say
     * the same.
     */
    void learnJoin(PushedChange change) {
        if (change.op() == Operation.UPSERT) {
            NameJoin.of(change.id(), BodyFields.of(change))
                    .ifPresent(join -> ofBatch().learn(join.visible()));
        }
    }

    private Facts ofBatch() {
        if (learned == null) {
            learned = before.ofBatch();
        }
        return learned;
    }

    /** Learns that a change of a store's record was accepted. */
    void learn(PushedChange change) {
        Facts facts = ofBatch();
        StoreFacts store = facts.store(change.id());
        if (change.op() == Operation.DELETE) {
            facts.forget(change.id());
        } else if (store != null) {
            facts.learn(asRecorded(change, store));
        } else {
            StoreFacts made = storesToBe.get(change.id());
            if (made != null) {
                facts.learn(asRecorded(change, made));
            }
        }
    }

    private static StoreFacts asRecorded(PushedChange store, StoreFacts facts) {
        return facts.with(store.text("name_ID"), "dispensary".equals(store.text("store_mode")));
    }
}
