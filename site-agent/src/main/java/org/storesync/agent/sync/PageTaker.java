package org.storesync.agent.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.Page;
import org.storesync.agent.central.PageRow;
import org.storesync.agent.jdbc.LocalRow;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.transfer.Numbering;

/**
 * Takes a page in one transaction with its cursor (design of the log: Pages, Ends, Unsent meets pulled). There are two rules. A record is
 * shown at the highest version that came, and it is held as long as one subscription holds it. Both rules wait while central has not judged
 * a change made here.
 */
final class PageTaker {
    private static final String STORE = "store";
    /** All versions of a central epoch are above its number, shifted by as many bits (docs/protocol.md, Pull). */
    private static final int EPOCH_SHIFT = 20;

    private final Tables tables;
    private final BodyReader bodies;
    private final @Nullable List<SyncEvent.Change> changes;
    private final Crossing crossing;
    private boolean anyParked;
    private boolean anyWaiting;
    private int dropped;
    private int orphans;

    /** @param changes gets each change; null if nobody wants them */
    PageTaker(Tables tables, BodyReader bodies, @Nullable List<SyncEvent.Change> changes) {
        this.tables = tables;
        this.bodies = bodies;
        this.changes = changes;
        this.crossing = new Crossing(tables, bodies);
    }

    /**
     * What a page did besides its rows.
     *
     * @param crossed records that must be pushed because the page changed a half that this site has taken
     */
    record Effect(int dropped, int orphans, int crossed) {}

    Effect take(Page page) {
        anyParked = tables.records().parked() > 0;
        anyWaiting = tables.refused().waiting() > 0;
        page.begins().forEach(begin -> tables.holdings().begin(begin.subscription(), begin.stream(), begin.epoch()));
        for (PageRow row : page.rows()) {
            switch (row) {
                case PageRow.Upsert upsert -> upsert(upsert);
                case PageRow.Delete delete -> delete(delete);
                case PageRow.Remove remove -> remove(remove);
                case PageRow.DropStream drop -> dropped += tables.holdings().endSubscription(drop.ended());
            }
        }
        if (page.rows().stream()
                .anyMatch(row -> row instanceof PageRow.Upsert upsert
                        && Numbering.concerns(upsert.key().type()))) {
            tables.state().documentsCame(true);
        }
        page.ends().forEach(subscription -> dropped += tables.holdings().end(subscription));
        if (page.live() != null) {
            drained(new HashSet<>(page.live()));
        }
        tables.state().cursor(page.cursor());
        tables.state().toReceive(page.remaining());
        return new Effect(dropped, orphans, crossing.pushes());
    }

    private void drained(Set<Long> live) {
        for (long subscription : tables.holdings().subscriptions()) {
            if (!live.contains(subscription)) {
                dropped += tables.holdings().endSubscription(subscription);
            }
        }
        orphans = tables.records().unparkAll();
        crossing.drained();
        tables.state().pullFirst(false);
    }

    private void upsert(PageRow.Upsert row) {
        Optional<LocalRow> found = tables.records().find(row.key());
        if (crossing.upsert(row, found)) {
            return;
        }
        if (found.isEmpty()) {
            insert(row);
            return;
        }
        LocalRow local = found.get();
        if (waitsForCentral(local, row)) {
            hold(local, row);
            return;
        }
        judged(row);
        if (row.version() >= local.version() || bringsBack(row, local)) {
            update(local, row);
            hold(local, row);
        } else if (!local.deleted()) {
            hold(local, row);
        }
    }

    /** Central took what waited there, and the row is its new state. A correction only says that it still waits. */
    private void judged(PageRow.OfRecord row) {
        if (anyWaiting && row.letter() == null) {
            tables.refused().taken(row.key());
        }
    }

    private void insert(PageRow.Upsert row) {
        if (row.key().type().equals(STORE)) {
            // Documents that were kept here may name this store as their other party.
            tables.outbox().forgetWithheld();
        }
        RecordKey parent = bodies.parentOf(row.key().type(), row.body());
        boolean parked = parent != null && !tables.records().shown(parent);
        long inserted = tables.records().insert(row.key(), row.version(), row.body(), parent, parked);
        tables.holdings().note(inserted, row.holding());
        if (parked) {
            anyParked = true;
        } else {
            arrived(row.key());
            changed(row.key(), true, row.body());
        }
    }

    private void update(LocalRow local, PageRow.Upsert row) {
        RecordKey parent = bodies.parentOf(row.key().type(), row.body());
        // A record that is shown stays shown, whether its parent is here or not.
        if (!local.shown() && parent != null && !tables.records().shown(parent)) {
            tables.records().updateParked(local.row(), row.version(), row.body(), parent);
            anyParked = true;
            return;
        }
        tables.records().update(local.row(), row.version(), row.body(), parent);
        if (!local.shown()) {
            arrived(row.key());
        }
        changed(row.key(), !local.shown(), row.body());
    }

    private void delete(PageRow.Delete row) {
        Optional<LocalRow> found = tables.records().find(row.key());
        if (found.isEmpty()) {
            tables.records().insert(row.key(), row.version(), null, null, false);
            return;
        }
        LocalRow local = found.get();
        if (crossing.delete(row, local)) {
            return;
        }
        judged(row);
        if (waitsForCentral(local, row)) {
            tables.holdings().seen(local.row(), row.holding());
        } else if (row.version() >= local.version() || bringsBack(row, local)) {
            tables.records().update(local.row(), row.version(), null, null);
            tables.holdings().forgetAll(local.row());
            if (local.shown()) {
                changed(row.key(), false, null);
            }
        }
    }

    // This is about the holding and not about the record, so it counts whatever the version is.
    private void remove(PageRow.Remove row) {
        Optional<LocalRow> found = tables.records().find(row.key());
        if (found.isEmpty() || (found.get().deleted() && !found.get().unsent())) {
            return;
        }
        endHolding(found.get(), row);
    }

    private void endHolding(LocalRow local, PageRow.OfRecord row) {
        if (tables.holdings().forget(local.row(), row.holding())) {
            return;
        }
        if (local.unsent()) {
            tables.records().lost(local.row(), true);
            return;
        }
        tables.records().drop(local.row());
        dropped++;
        if (local.shown()) {
            changed(row.key(), false, null);
        }
    }

    /** True while the record must not be changed: a change of it is unsent, and this row does not answer exactly that change. */
    private static boolean waitsForCentral(LocalRow local, PageRow.OfRecord row) {
        if (!local.unsent()) {
            return false;
        }
        PageRow.Letter letter = row.letter();
        Long answers = letter == null ? null : letter.answers();
        Long sending = local.sendingSeq();
        return local.queued() || answers == null || sending == null || sending > answers;
    }

    /** A load after a restore of central: central lost the version that is here, unless it is of the load's own epoch. */
    private boolean bringsBack(PageRow.OfRecord row, LocalRow local) {
        return row.letter() == null && local.version() <= tables.holdings().loadingEpoch(row.holding()) << EPOCH_SHIFT;
    }

    private void hold(LocalRow local, PageRow.OfRecord row) {
        tables.holdings().note(local.row(), row.holding());
        if (local.lost()) {
            tables.records().lost(local.row(), false);
        }
    }

    private void arrived(RecordKey key) {
        if (anyParked) {
            for (RecordKey child : tables.records().unparkChildren(key)) {
                if (changes != null) {
                    tables.records().get(child).ifPresent(record -> changed(child, true, record.body()));
                }
            }
        }
    }

    private void changed(RecordKey key, boolean isNew, @Nullable Body body) {
        if (changes != null) {
            changes.add(new SyncEvent.Change(key, isNew, body));
        }
    }

    /** A list for a listener. */
    static List<SyncEvent.Change> newChanges() {
        return new ArrayList<>();
    }
}
