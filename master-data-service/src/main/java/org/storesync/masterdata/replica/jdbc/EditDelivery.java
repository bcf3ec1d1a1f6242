package org.storesync.masterdata.replica.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.client.outbox.Delivered;
import org.storesync.client.outbox.jdbc.Delivery;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.masterdata.central.Bodies;
import org.storesync.masterdata.central.Columns;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.jdbc.CentralTable;
import org.storesync.masterdata.central.jdbc.CentralTable.Replica;
import org.storesync.masterdata.central.jdbc.UnsentChanges;
import org.storesync.masterdata.lostedit.jdbc.SqlLostEdits;
import org.storesync.masterdata.primacy.Primacy;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;

/**
 * What became of our edits. One that central took has its version now; one it did not take is kept as a lost edit, and the record goes back to
 * what central holds.
 */
@Singleton
class EditDelivery implements Delivery {
    private static final Logger LOG = Logger.getLogger(EditDelivery.class);

    private final Primacy primacy;
    private final Clock clock;

    EditDelivery(Primacy primacy, Clock clock) {
        this.primacy = primacy;
        this.clock = clock;
    }

    /** A record, and the changes of it that were answered now. */
    private record Answered(String type, String id, int changes, Delivered last, long version) {
        static Answered of(Delivered one) {
            return new Answered(one.entry().type(), one.entry().id(), 1, one, one.accepted() ? one.version() : 0);
        }

        Answered and(Answered later) {
            return new Answered(type, id, changes + later.changes, later.last, Math.max(version, later.version));
        }
    }

    /** What central holds of a record none of our changes is under way of any more. */
    private record Held(String type, String id, long version, byte @Nullable [] body) {}

    @Override
    public void delivered(Connection connection, int lane, List<Delivered> changes) throws SQLException {
        UnsentChanges.lock(connection);
        Instant now = clock.instant();
        Map<String, Answered> records = new LinkedHashMap<>();
        for (Delivered each : changes) {
            if (lost(each)) {
                LOG.warnf(
                        "central did not take an edit of %s %s: %s",
                        each.entry().type(), each.entry().id(), each.reason());
                SqlLostEdits.keep(connection, each, now);
                if (each.code() == RecordCode.PRIMARY_ONLY) {
                    primacy.lost();
                }
            }
            Answered one = Answered.of(each);
            records.merge(one.type() + " " + one.id(), one, Answered::and);
        }
        versions(connection, records.values());
        for (Held held : settled(connection, records.values())) {
            Answered answered = records.get(held.type() + " " + held.id());
            if (answered != null && centralDiffers(answered, held)) {
                restore(connection, held, now);
            }
        }
    }

    /** Of a duplicate no version is told: what central holds comes, or came already, by the feed. */
    private static boolean centralDiffers(Answered answered, Held held) {
        return lost(answered.last())
                || answered.last().outcome() == Outcome.DUPLICATE
                || answered.version() > 0 && held.version() > answered.version();
    }

    private static boolean lost(Delivered each) {
        return each.outcome() == Outcome.REFUSED || each.outcome() == Outcome.STALE;
    }

    private static void versions(Connection connection, Iterable<Answered> records) throws SQLException {
        for (Kind kind : Kind.values()) {
            List<String> ids = new ArrayList<>();
            List<Long> versions = new ArrayList<>();
            for (Answered each : records) {
                if (each.type().equals(kind.wireType()) && each.version() > 0) {
                    ids.add(each.id());
                    versions.add(each.version());
                }
            }
            if (!ids.isEmpty()) {
                Jdbc.update(
                        connection,
                        "update " + kind.table() + " t set routing_version = d.version"
                                + " from unnest(?::text[], ?::bigint[]) d(id, version)"
                                + " where t.id = d.id and t.routing_version < d.version",
                        ids.toArray(String[]::new),
                        versions.toArray(Long[]::new));
            }
        }
    }

    private static List<Held> settled(Connection connection, Iterable<Answered> records) throws SQLException {
        List<String> types = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (Answered each : records) {
            types.add(each.type());
            ids.add(each.id());
            counts.add(each.changes());
        }
        Object[] answered = {types.toArray(String[]::new), ids.toArray(String[]::new), counts.toArray(Integer[]::new)};
        List<Held> settled = Jdbc.list(
                connection,
                "delete from unsent_change u using unnest(?::text[], ?::text[], ?::int[]) d(type, id, changes)"
                        + " where u.record_type = d.type and u.record_id = d.id and u.pending <= d.changes"
                        + " returning u.record_type, u.record_id, u.central_version, u.central_body",
                EditDelivery::held,
                answered);
        Jdbc.update(
                connection,
                "update unsent_change u set pending = u.pending - d.changes"
                        + " from unnest(?::text[], ?::text[], ?::int[]) d(type, id, changes)"
                        + " where u.record_type = d.type and u.record_id = d.id",
                answered);
        return settled;
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(row.getString(1), row.getString(2), row.getLong(3), row.getBytes(4));
    }

    private static void restore(Connection connection, Held held, Instant now) throws SQLException {
        Kind kind = Kind.ofWire(held.type()).orElseThrow();
        byte[] body = held.body();
        if (body == null) {
            CentralTable.erase(connection, kind, held.id(), held.version(), now);
        } else {
            CentralTable.restore(
                    connection,
                    kind,
                    new Replica(Columns.of(kind, held.id(), Bodies.parse(body)), held.version()),
                    now);
        }
    }
}
