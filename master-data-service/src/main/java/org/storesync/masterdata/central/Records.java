package org.storesync.masterdata.central;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.masterdata.body.Bodies;
import org.storesync.masterdata.body.Texts;
import org.storesync.masterdata.kind.Columns;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.Link;
import org.storesync.masterdata.kind.RecordView;
import org.storesync.model.ProblemCode;

/**
 * The records of a kind that people find and edit one by one. An edit changes only the fields that people see in the stored body, so that
 * fields that only others know stay. The edit is checked and written in one transaction.
 *
 * @param <T> the form in which people see a record
 */
public final class Records<T> {
    private final Kind kind;
    private final RecordView<T> view;
    private final PanacheRepositoryBase<? extends RecordEntity, String> rows;
    private final EditingDesk desk;
    private final EditChecks checks;

    public Records(
            Kind kind, Class<T> type, PanacheRepositoryBase<? extends RecordEntity, String> rows, EditingDesk desk) {
        this.kind = kind;
        this.view = new RecordView<>(kind, type);
        this.rows = rows;
        this.desk = desk;
        this.checks = new EditChecks(kind, desk.lookup());
    }

    public Kind kind() {
        return kind;
    }

    /** Up to one record more than the limit, so that the caller sees whether there are more. */
    public List<Stored<T>> list(Owner owner, ListQuery query) {
        requireOwner(owner);
        return rows.find(query.text(owner), query.values(owner)).range(0, query.limit()).stream()
                .map(this::stored)
                .toList();
    }

    public Stored<T> one(Owner owner, String id) {
        return stored(present(owner, id));
    }

    public Stored<T> create(Owner owner, T value) {
        return inTurn(() -> {
            requireOwner(owner);
            return save(owner, desk.writer().newId(), null, value);
        });
    }

    public Stored<T> put(Owner owner, String id, T value, Condition condition) {
        if (!Texts.isId(id)) {
            throw Problem.invalid("id", "must have 1 to " + Texts.ID_MAX + " bytes and no control characters");
        }
        return inTurn(() -> {
            requireOwner(owner);
            RecordEntity found = rows.findById(id);
            if (found == null || found.deleted()) {
                if (!condition.absent()) {
                    throw unknown();
                }
            } else if (!belongs(found, owner) || !condition.holds(found.version())) {
                throw changed(found, value);
            }
            return save(owner, id, found, value);
        });
    }

    public void delete(Owner owner, String id, Condition condition) {
        inTurn(() -> {
            RecordEntity found = present(owner, id);
            if (!condition.holds(found.version())) {
                throw changed(found, null);
            }
            checks.delete(id, kind.usedAtSites() ? desk.storeUses().of(id) : null);
            desk.writer().delete(desk.author(), kind, id, found.body(), desk.now());
            return true;
        });
    }

    /** An id for a record whose callers can't choose one. */
    public String newId() {
        return desk.writer().newId();
    }

    /** Runs an edit in one transaction when it is its turn. Until it ends, nothing else is written. */
    public <R> R inTurn(Supplier<R> edit) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            desk.begin();
            // What was read before may be out of date.
            rows.getEntityManager().clear();
            return edit.get();
        });
    }

    private Stored<T> save(Owner owner, String id, @Nullable RecordEntity found, T value) {
        RecordEntity there = found == null || found.deleted() ? null : found;
        ObjectNode before = there == null ? kind.template() : Bodies.parse(there.body());
        ObjectNode body = before.deepCopy();
        body.put("ID", id);
        kind.owner().ifPresent(link -> body.put(link.field(), owner.id()));
        view.write(value, body);
        Columns columns = Columns.of(kind, id, body);
        checks.change(before, columns);
        Instant now = desk.now();
        Edit edit = new Edit(columns, there == null ? null : there.body());
        long version = desk.writer().write(desk.author(), kind, edit, now);
        return stored(id, version, columns.sortKey(), now, columns.body(), there == null);
    }

    private RecordEntity present(Owner owner, String id) {
        requireOwner(owner);
        RecordEntity found = Texts.isId(id) ? rows.findById(id) : null;
        if (found == null || found.deleted() || !belongs(found, owner)) {
            throw unknown();
        }
        return found;
    }

    private static boolean belongs(RecordEntity found, Owner owner) {
        return Objects.equals(found.ownerId(), owner.id());
    }

    private void requireOwner(Owner owner) {
        kind.owner().map(Link::target).ifPresent(owning -> {
            String id = owner.id();
            if (id == null || !Texts.isId(id) || !desk.lookup().exists(owning, id)) {
                throw Problem.of(owning.unknown());
            }
        });
    }

    /** The problem shows both: the stored record, and what the caller wanted. */
    private Problem changed(RecordEntity found, @Nullable T value) {
        Map<String, Object> both = new HashMap<>();
        both.put("current", stored(found).value());
        if (value != null) {
            both.put("yours", value);
        }
        return Problem.of(ProblemCode.STATE_CHANGED, "it has version " + found.version() + " now; read it again")
                .withOutcome(both);
    }

    private static Problem unknown() {
        return Problem.of(ProblemCode.RECORD_UNKNOWN);
    }

    private Stored<T> stored(RecordEntity found) {
        return stored(found.id(), found.version(), found.sortKey(), found.updatedAt(), found.body(), false);
    }

    private Stored<T> stored(String id, long version, String sortKey, Instant at, byte[] body, boolean created) {
        return new Stored<>(id, version, sortKey, view.read(id, version, at, Bodies.parse(body)), created);
    }
}
