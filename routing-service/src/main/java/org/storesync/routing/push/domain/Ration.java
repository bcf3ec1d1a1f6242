package org.storesync.routing.push.domain;

import java.util.ArrayList;
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

/** Withholds the changes of a batch that go beyond what its site may still draw today (docs/adr/0018). */
public final class Ration {
    private final Rules rules;
    private final Usage limit;
    private final Usage drawnBefore;
    private final Set<Long> withheld = new HashSet<>();
    private Usage drawn;

    /** @param drawnBefore what the site drew today, before this batch */
    public Ration(Rules rules, Usage limit, Usage drawnBefore) {
        this.rules = rules;
        this.limit = limit;
        this.drawnBefore = drawnBefore;
        this.drawn = drawnBefore;
    }

    /**
     * The changes to judge; begins again when a batch is planned again.
     *
     * @param highSeq changes at or below it are duplicates and draw nothing
     * @param homes as read for the batch
     */
    public List<PushedChange> taken(
            List<PushedChange> changes, long highSeq, Map<RecordKey, Integer> homes, Facts facts) {
        drawn = drawnBefore;
        withheld.clear();
        Set<RecordKey> here = new HashSet<>();
        List<PushedChange> taken = new ArrayList<>(changes.size());
        for (PushedChange change : changes) {
            RecordType type = change.type();
            if (change.siteSeq() <= highSeq || change.fault() != null) {
                taken.add(change);
                continue;
            }
            Usage more = type == null ? body(change) : draws(change, type, here, homes, facts);
            if (limit.covers(drawn.plus(more))) {
                drawn = drawn.plus(more);
                taken.add(change);
                if (type != null && change.hasUsableId()) {
                    here.add(RecordKey.of(type.code(), change.id()));
                }
            } else {
                withheld.add(change.siteSeq());
            }
        }
        return withheld.isEmpty() ? changes : taken;
    }

    private static Usage body(PushedChange change) {
        return new Usage(change.bodyTo() - change.bodyFrom(), 0, 0, 0);
    }

    private Usage draws(
            PushedChange change, RecordType type, Set<RecordKey> here, Map<RecordKey, Integer> homes, Facts facts) {
        if (change.op() != Operation.UPSERT || !change.hasUsableId()) {
            return Usage.NONE;
        }
        RecordKey key = RecordKey.of(type.code(), change.id());
        boolean fresh = homes.getOrDefault(key, 0) == 0 && !here.contains(key);
        var variant = type.variantFor(change);
        boolean message = variant.category() == Category.MESSAGE;
        String to = change.text(message ? variant.toStoreField() : variant.otherPartyField());
        boolean addressed = fresh && to != null && (message || facts.storeOfName(to) != null);
        RecordKey parent = rules.parentOf(change);
        boolean placeholder = parent != null && !homes.containsKey(parent) && !here.contains(parent);
        if (placeholder) {
            here.add(parent);
        }
        return new Usage(
                change.bodyTo() - change.bodyFrom(),
                fresh && message && to == null ? 1 : 0,
                addressed ? 1 : 0,
                placeholder ? 1 : 0);
    }

    public boolean withholds(PushedChange change) {
        return withheld.contains(change.siteSeq());
    }

    public int withheldCount() {
        return withheld.size();
    }

    /** What the site drew today, this batch with it. */
    public Usage drawn() {
        return drawn;
    }
}
