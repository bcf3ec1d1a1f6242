package org.storesync.masterdata.central;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;

/**
 * Records of one kind, for people to find and edit. An edit overlays what it knows on the kept body, so that fields only others know survive;
 * it is checked, written and put into the outbox in one transaction.
 *
 * @param <E> how they are kept
 * @param <T> how people see them
 */
public abstract class CentralStore<E extends CentralEntity, T> implements PanacheRepositoryBase<E, String> {
    private final Kind kind;
    private final EditingDesk desk;
    private final EditChecks checks;

    protected CentralStore(Kind kind, EditingDesk desk) {
        this.kind = kind;
        this.desk = desk;
        this.checks = new EditChecks(kind, desk.lookup());
    }

    protected abstract E newEntity();

    protected abstract T read(Meta meta, ObjectNode body);

    protected abstract void write(T value, ObjectNode body);

    /** Up to one more than the limit asks for, so that the caller sees whether there are more. */
    public List<Stored<T>> list(Owner owner, ListQuery query) {
        requireOwner(owner);
        Map<String, Object> values = new HashMap<>(Map.of("pattern", query.pattern()));
        String where = "deleted = false and searchText like :pattern escape '!'";
        if (owner.id() != null) {
            where += " and ownerId = :owner";
            values.put("owner", owner.id());
        }
        if (query.updatedAfter() != null) {
            where += " and updatedAt > :after";
            values.put("after", query.updatedAfter());
        }
        ListQuery.Position position = query.after();
        if (position != null) {
            where += " and (sortKey > :key or sortKey = :key and id > :id)";
            values.put("key", position.sortKey());
            values.put("id", position.id());
        }
        return find(where + " order by sortKey, id", values).range(0, query.limit()).stream()
                .map(found -> stored(found, false))
                .toList();
    }

    public Stored<T> one(Owner owner, String id) {
        return stored(present(owner, id), false);
    }

    @Transactional
    public Stored<T> create(Owner owner, T value) {
        desk.begin();
        requireOwner(owner);
        return save(owner, desk.publisher().newId(), null, value);
    }

    @Transactional
    public Stored<T> put(Owner owner, String id, T value, Condition condition) {
        if (!Texts.isId(id)) {
            throw Problem.invalid("id", "must have 1 to " + Texts.ID_MAX + " bytes and no control characters");
        }
        desk.begin();
        requireOwner(owner);
        E found = findById(id);
        if (found == null || found.deleted()) {
            if (!condition.absent()) {
                throw unknown();
            }
        } else if (!belongs(found, owner) || !condition.holds(found.version())) {
            throw changed(found, value);
        }
        return save(owner, id, found, value);
    }

    @Transactional
    public void delete(Owner owner, String id, Condition condition) {
        desk.begin();
        E found = present(owner, id);
        if (!condition.holds(found.version())) {
            throw changed(found, null);
        }
        checks.delete(id, kind == Kind.STORE ? desk.storeUses().of(id) : null);
        desk.trail(kind, id, found.body(), null);
        desk.publisher().deleteOwned(kind, id);
        desk.publisher().deleted(kind, id);
        found.erase(desk.now());
    }

    /** An id for a record whose callers don't choose one. */
    protected final String newId() {
        return desk.publisher().newId();
    }

    private Stored<T> save(Owner owner, String id, @Nullable E found, T value) {
        E there = found == null || found.deleted() ? null : found;
        ObjectNode before = there == null ? Templates.of(kind) : Bodies.parse(there.body());
        ObjectNode body = before.deepCopy();
        body.put("ID", id);
        if (owner.id() != null) {
            body.put(kind.links().getFirst().field(), owner.id());
        }
        write(value, body);
        Columns columns = Columns.of(kind, id, body);
        checks.change(before, columns);
        desk.publisher().changed(kind, columns);
        desk.trail(kind, id, there == null ? null : there.body(), columns.body());
        E entity = found == null ? newEntity() : found;
        entity.keep(columns, desk.now());
        if (found == null) {
            persist(entity);
        }
        flush();
        return stored(entity, there == null);
    }

    private E present(Owner owner, String id) {
        requireOwner(owner);
        E found = Texts.isId(id) ? findById(id) : null;
        if (found == null || found.deleted() || !belongs(found, owner)) {
            throw unknown();
        }
        return found;
    }

    private boolean belongs(E found, Owner owner) {
        return Objects.equals(found.ownerId(), owner.id());
    }

    private void requireOwner(Owner owner) {
        if (owner.id() != null) {
            Kind owning = kind.links().getFirst().target();
            if (!Texts.isId(owner.id()) || !desk.lookup().exists(owning, owner.id())) {
                throw owning == Kind.STORE ? Problem.of(ProblemCode.STORE_UNKNOWN) : unknown();
            }
        }
    }

    /** Both are to see: what stands there, and what the caller wanted. */
    private Problem changed(E found, @Nullable T value) {
        Map<String, Object> both = new HashMap<>();
        both.put("current", stored(found, false).value());
        if (value != null) {
            both.put("yours", value);
        }
        return Problem.of(ProblemCode.STATE_CHANGED, "it has version " + found.version() + " now; read it again")
                .withOutcome(both);
    }

    private static Problem unknown() {
        return Problem.of(ProblemCode.RECORD_UNKNOWN);
    }

    private Stored<T> stored(E entity, boolean created) {
        Meta meta = new Meta(entity.id(), entity.version(), entity.updatedAt());
        return new Stored<>(
                entity.id(), entity.version(), entity.sortKey(), read(meta, Bodies.parse(entity.body())), created);
    }
}
