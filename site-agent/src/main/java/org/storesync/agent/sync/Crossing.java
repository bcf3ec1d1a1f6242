package org.storesync.agent.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.PageRow;
import org.storesync.agent.document.HalfKind;
import org.storesync.agent.jdbc.LocalRow;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.agent.record.JsonBody;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.record.StoredRecord;

/**
 * Handles what central wrote into a half while this site took the half. The site applies only number and link. It pushes its own state,
 * header first, or a delete if it has none, and its state counts as a whole (design of transfers, 5, Crossing). Corrections are handled as
 * usual.
 */
final class Crossing {
    private final Tables tables;
    private final BodyReader bodies;
    private final boolean any;
    private int pushes;

    Crossing(Tables tables, BodyReader bodies) {
        this.tables = tables;
        this.bodies = bodies;
        this.any = tables.takings().any();
    }

    /** How many records must be pushed because of what crossed. */
    int pushes() {
        return pushes;
    }

    /** True if nothing more is to be done with the row. */
    boolean upsert(PageRow.Upsert row, Optional<LocalRow> found) {
        if (!any || answers(row)) {
            return false;
        }
        if (isTaken(row.key())) {
            return found.isPresent() && header(row, found.get());
        }
        RecordKey parent = bodies.parentOf(row.key().type(), row.body());
        return parent != null && isTaken(parent) && line(row, found);
    }

    /** True if nothing more is to be done with the row. */
    boolean delete(PageRow.Delete row, LocalRow local) {
        if (!any || answers(row) || local.deleted()) {
            return false;
        }
        boolean header = isTaken(row.key());
        if (!header
                && tables.records().parentOf(local.row()).filter(this::isTaken).isEmpty()) {
            return false;
        }
        tables.records().raiseVersion(local.row(), row.version());
        if (header) {
            // Central deleted its lines with it.
            pushes += tables.outbox().queueChildren(row.key());
            tables.outbox().queueFirst(local.row());
            pushes++;
        } else {
            push(local);
        }
        return true;
    }

    /** The page was drained, and all its rows are taken. */
    void drained() {
        if (any) {
            tables.takings().endAccepted();
        }
    }

    private static boolean answers(PageRow.OfRecord row) {
        PageRow.Letter letter = row.letter();
        return letter != null && letter.answers() != null;
    }

    private boolean isTaken(RecordKey key) {
        return HalfKind.TYPES.contains(key.type()) && tables.takings().marked(key);
    }

    private boolean header(PageRow.Upsert row, LocalRow local) {
        if (local.deleted()) {
            tables.records().raiseVersion(local.row(), row.version());
            push(local);
            return true;
        }
        Body mine = body(row.key());
        if (mine == null) {
            return false;
        }
        Optional<Body> merged = withNumberAndLink(row, mine);
        merged.ifPresent(body -> tables.records().update(local.row(), local.version(), body, null));
        return keepMine(row, local, merged.orElse(mine));
    }

    private boolean line(PageRow.Upsert row, Optional<LocalRow> found) {
        if (found.isEmpty()) {
            tables.outbox().queueLast(tables.records().insert(row.key(), row.version(), null, null, false));
            pushes++;
            return true;
        }
        LocalRow local = found.get();
        if (local.deleted()) {
            tables.records().raiseVersion(local.row(), row.version());
            push(local);
            return true;
        }
        Body mine = body(row.key());
        return mine != null && keepMine(row, local, mine);
    }

    private boolean keepMine(PageRow.Upsert row, LocalRow local, Body mine) {
        if (JsonBody.equal(mine, row.body())) {
            return false;
        }
        tables.records().raiseVersion(local.row(), row.version());
        tables.holdings().note(local.row(), row.holding());
        push(local);
        return true;
    }

    private void push(LocalRow local) {
        if (!local.queued()) {
            tables.outbox().queue(local.row());
            pushes++;
        }
    }

    private @Nullable Body body(RecordKey key) {
        return tables.records().get(key).map(StoredRecord::body).orElse(null);
    }

    /** The first number stays, and so does a link that was once set: central keeps both, whoever took the half. Empty if mine has them. */
    private Optional<Body> withNumberAndLink(PageRow.Upsert row, Body mine) {
        Optional<HalfKind> kind = HalfKind.ofLinked(bodies, row.key().type(), row.body());
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        String number = kind.get().series().numberField();
        String link = kind.get().linkField();
        ObjectNode theirs = JsonBody.of(row.body());
        ObjectNode merged = JsonBody.of(mine);
        boolean changed = false;
        if (theirs.path(number).asLong() > 0 && !theirs.path(number).equals(merged.path(number))) {
            merged.set(number, theirs.get(number));
            changed = true;
        }
        JsonNode set = merged.path(link);
        if (set.asText("").isEmpty() || set.isNull()) {
            merged.set(link, theirs.get(link));
            changed = true;
        }
        return changed ? Optional.of(JsonBody.write(merged)) : Optional.empty();
    }
}
