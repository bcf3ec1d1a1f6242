package org.storesync.masterdata.central.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.storesync.client.outbox.Entry;
import org.storesync.client.outbox.jdbc.Outbox;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.Kinds;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;

/**
 * What central no longer has after a restore (I12). First every version is doubted. The feed's streams are read again, and confirm what
 * central has. What is still doubted then is pushed again by the primary, and given up by a replica.
 */
public final class LostAtCentral {
    /** Without a batch that was sent already: its bytes must stay the same. */
    private static final String PUSHED_WHATEVER_CENTRAL_HAS = """
            update outbox o set base_version = null where base_version is not null
                and not exists (select from outbox_lane l where l.lane = o.lane and o.seq <= l.batch_last)""";

    private LostAtCentral() {}

    /** A record that central has not confirmed. */
    private record Doubted(String id, byte[] body, boolean deleted) {}

    /** Doubts everything. */
    public static void begin(Connection connection, Kinds kinds, Instant now) throws SQLException {
        UnsentChanges.lock(connection);
        for (Kind kind : kinds.all()) {
            Jdbc.update(
                    connection,
                    "update " + kind.table() + " set routing_version = -routing_version where routing_version > 0");
        }
        Jdbc.update(connection, "update unsent_change set central_version = 0");
        Jdbc.update(connection, PUSHED_WHATEVER_CENTRAL_HAS);
        Jdbc.update(connection, "insert into restored_central (noticed_at) values (?) on conflict do nothing", now);
    }

    public static boolean isOpen(Connection connection) throws SQLException {
        return Jdbc.first(connection, "select exists (select from restored_central)", row -> row.getBoolean(1))
                .orElseThrow();
    }

    /** Queues what is doubted, as it is here, parents first; returns how many records. */
    public static int pushAgain(Connection connection, Kinds kinds, Instant now) throws SQLException {
        UnsentChanges.lock(connection);
        int queued = 0;
        for (Kind kind : parentsFirst(kinds)) {
            List<Doubted> lost = doubted(connection, kind);
            giveUp(connection, kind);
            List<Entry> entries = new ArrayList<>();
            for (Doubted each : lost) {
                entries.add(
                        each.deleted()
                                ? Entry.delete(kind.recordType(), each.id(), null)
                                : Entry.upsert(kind.recordType(), each.id(), null, each.body()));
            }
            UnsentChanges.note(connection, kind, lost.stream().map(Doubted::id).toList());
            Outbox.append(connection, UnsentChanges.LANE, entries, now);
            queued += entries.size();
        }
        Jdbc.update(connection, "delete from restored_central");
        return queued;
    }

    /** Takes whatever central tells from now on: another site is the primary, and sends what central lacks. */
    public static void follow(Connection connection, Kinds kinds) throws SQLException {
        UnsentChanges.lock(connection);
        for (Kind kind : kinds.all()) {
            giveUp(connection, kind);
        }
        Jdbc.update(connection, "delete from restored_central");
    }

    private static List<Kind> parentsFirst(Kinds kinds) {
        return kinds.all().stream()
                .sorted(Comparator.comparingInt((Kind kind) -> RecordCatalogue.standard()
                        .find(kind.recordType())
                        .map(RecordType::rank)
                        .orElse(Integer.MAX_VALUE)))
                .toList();
    }

    /** Records with a change on its way are pushed by that change. */
    private static List<Doubted> doubted(Connection connection, Kind kind) throws SQLException {
        return Jdbc.list(
                connection,
                "select id, body, deleted from " + kind.table() + " t where routing_version < 0 and not exists"
                        + " (select from unsent_change u where u.record_type = ? and u.record_id = t.id) order by id",
                row -> new Doubted(row.getString(1), row.getBytes(2), row.getBoolean(3)),
                kind.recordType());
    }

    private static void giveUp(Connection connection, Kind kind) throws SQLException {
        Jdbc.update(connection, "update " + kind.table() + " set routing_version = 0 where routing_version < 0");
    }
}
