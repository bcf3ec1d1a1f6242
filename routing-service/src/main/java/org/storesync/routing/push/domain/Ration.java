package org.storesync.routing.push.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.model.Operation;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.budget.domain.Usage;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.rule.domain.Keys;
import org.storesync.routing.rule.domain.Rules;

/** Withholds the changes of a batch that exceed what its site may still use today (docs/adr/0018). */
public final class Ration {
    private final Rules rules;
    private final Usage limit;
    private final Usage drawnBefore;
    private final Set<Long> withheld = new HashSet<>();
    private Usage drawn;

    /** @param drawnBefore what the site used today before this batch */
    public Ration(Rules rules, Usage limit, Usage drawnBefore) {
        this.rules = rules;
        this.limit = limit;
        this.drawnBefore = drawnBefore;
        this.drawn = drawnBefore;
    }

    /**
     * The changes to judge. It starts from zero when a batch is planned again.
     *
     * @param highSeq changes at or below it are duplicates and use nothing
     * @param homes as read for the batch
     */
    public List<PushedChange> taken(
            List<PushedChange> changes, long highSeq, Map<RecordKey, Integer> homes, Facts facts) {
        drawn = drawnBefore;
        withheld.clear();
        Met met = new Met(changes);
        for (int i = 0; i < changes.size(); i++) {
            PushedChange change = changes.get(i);
            if (change.siteSeq() > highSeq && change.fault() == null) {
                Usage sum = drawn.plus(draws(change, i, met, homes, facts));
                if (limit.covers(sum)) {
                    drawn = sum;
                } else {
                    withheld.add(change.siteSeq());
                }
            }
        }
        return withheld.isEmpty()
                ? changes
                : changes.stream().filter(change -> !withholds(change)).toList();
    }

    /**
     * Ids that earlier changes of the batch bring or wait for. They are collected when the first one is asked for, because most batches
     * never ask.
     */
    private final class Met {
        private final List<PushedChange> changes;
        private final Set<RecordKey> keys = new HashSet<>();
        private int seen;

        Met(List<PushedChange> changes) {
            this.changes = changes;
        }

        boolean before(int index, RecordKey key) {
            for (; seen < index; seen++) {
                PushedChange change = changes.get(seen);
                RecordKey its = change.fault() == null && !withholds(change) ? Keys.of(change) : null;
                if (its != null) {
                    keys.add(its);
                }
            }
            return keys.contains(key);
        }
    }

    private Usage draws(PushedChange change, int index, Met met, Map<RecordKey, Integer> homes, Facts facts) {
        RecordType type = change.type();
        int bytes = change.bodyTo() - change.bodyFrom();
        if (type == null) {
            return new Usage(bytes, 0, 0, 0);
        }
        if (change.op() != Operation.UPSERT || !change.hasUsableId()) {
            return Usage.NONE;
        }
        var variant = type.variantFor(change);
        boolean message = variant.category() == Category.MESSAGE;
        String to = change.text(message ? variant.toStoreField() : variant.otherPartyField());
        boolean addressed = to != null && (message || facts.storeOfName(to) != null);
        boolean broadcast = message && to == null;
        boolean fresh = (addressed || broadcast) && isFresh(change, index, met, homes);
        RecordKey parent = rules.keys().parentOf(change);
        boolean placeholder = parent != null && !homes.containsKey(parent) && !met.before(index, parent);
        if (placeholder) {
            met.keys.add(parent);
        }
        return new Usage(bytes, fresh && broadcast ? 1 : 0, fresh && addressed ? 1 : 0, placeholder ? 1 : 0);
    }

    private static boolean isFresh(PushedChange change, int index, Met met, Map<RecordKey, Integer> homes) {
        RecordKey key = Keys.of(change);
        return key != null && homes.getOrDefault(key, 0) == 0 && !met.before(index, key);
    }

    public boolean withholds(PushedChange change) {
        return withheld.contains(change.siteSeq());
    }

    public int withheldCount() {
        return withheld.size();
    }

    /** What the site used today, including this batch. */
    public Usage drawn() {
        return drawn;
    }
}
