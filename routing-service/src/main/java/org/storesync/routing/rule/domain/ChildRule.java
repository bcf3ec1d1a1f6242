package org.storesync.routing.rule.domain;

import org.storesync.model.RecordCode;
import org.storesync.model.catalogue.ParentLink;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Placement.At;
import org.storesync.routing.rule.domain.Placement.Undecided;
import org.storesync.routing.rule.domain.Verdict.Refuse;
import org.storesync.routing.rule.domain.Verdict.Wait;

/** Children of any category stand where their parent stands. */
final class ChildRule implements CategoryRule {
    private final Keys keys;

    ChildRule(Keys keys) {
        this.keys = keys;
    }

    @Override
    public Placement place(Case it) {
        RecordKey parent = keys.parentOf(it.change());
        if (parent == null) {
            ParentLink link = it.type().parent();
            return new Undecided(Refuse.missing(link == null ? "" : link.field()));
        }
        int stream = it.records().home(parent);
        if (stream == 0) {
            return new Undecided(new Wait(RecordCode.PARENT_MISSING, parent));
        }
        Stored stored = it.records().stored(parent);
        return stored != null && stored.deleted()
                ? new Undecided(Refuse.of(RecordCode.PARENT_DELETED))
                : new At(stream, parent, null, false);
    }
}
