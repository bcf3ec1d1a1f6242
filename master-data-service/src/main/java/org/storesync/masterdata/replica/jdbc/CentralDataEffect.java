package org.storesync.masterdata.replica.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storesync.client.feed.FeedRow;
import org.storesync.client.feed.jdbc.FeedEffect;
import org.storesync.masterdata.central.jdbc.LostAtCentral;
import org.storesync.masterdata.central.jdbc.RecordTable;
import org.storesync.masterdata.central.jdbc.RecordTable.Replica;
import org.storesync.masterdata.central.jdbc.UnsentChanges;
import org.storesync.masterdata.kind.Columns;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.Kinds;
import org.storesync.model.Operation;

/**
 * Writes central data as central holds them, by version. So a new database learns them, and so they get here while another site is the
 * primary. A record with an unsent change of ours is left alone, because the push decides. What central holds of it is noted, in case our
 * change is refused.
 */
@Singleton
class CentralDataEffect implements FeedEffect {
    private final Kinds kinds;
    private final Clock clock;

    CentralDataEffect(Kinds kinds, Clock clock) {
        this.kinds = kinds;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Stream.concat(kinds.all().stream().map(Kind::recordType), NamedIds.types().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void apply(Connection connection, int partition, List<FeedRow> rows) throws SQLException {
        NamedIds.note(connection, kinds, rows);
        Map<Kind, Map<String, FeedRow>> ours = newest(rows);
        if (ours.isEmpty()) {
            return;
        }
        UnsentChanges.lock(connection);
        Instant now = clock.instant();
        for (Map.Entry<Kind, Map<String, FeedRow>> each : ours.entrySet()) {
            apply(connection, each.getKey(), each.getValue(), now);
        }
    }

    private Map<Kind, Map<String, FeedRow>> newest(List<FeedRow> rows) {
        Map<Kind, Map<String, FeedRow>> newest = new LinkedHashMap<>();
        for (FeedRow row : rows) {
            Optional<Kind> kind = kinds.ofType(row.type());
            if (kind.isPresent() && concerns(kind.get(), row)) {
                newest.computeIfAbsent(kind.get(), ignored -> new LinkedHashMap<>())
                        .merge(row.id(), row, (one, other) -> other.version() >= one.version() ? other : one);
            }
        }
        return newest;
    }

    /** A record that only left a stream still exists. A record that was never ours has no row that a delete could find. */
    private static boolean concerns(Kind kind, FeedRow row) {
        JsonNode body = row.body();
        return row.op() == Operation.DELETE
                || row.op() == Operation.UPSERT && body != null && body.isObject() && kind.holds(body);
    }

    /**
     * Usually a row is our own edit that comes back, and says nothing new. After a restore of central a known version is negative until
     * central confirms it by that version or a higher one; see {@link LostAtCentral}.
     */
    private static boolean isNews(long known, long told) {
        return known < 0 ? told >= -known : told > known;
    }

    @Override
    public void restart(Connection connection) throws SQLException {
        LostAtCentral.begin(connection, kinds, clock.instant());
    }

    private static void apply(Connection connection, Kind kind, Map<String, FeedRow> rows, Instant now)
            throws SQLException {
        Set<String> unsent = HeldRecords.unsent(connection, kind, rows.keySet());
        Map<String, Long> known = RecordTable.routingVersions(connection, kind, rows.keySet());
        List<FeedRow> held = new ArrayList<>();
        List<Replica> upserts = new ArrayList<>();
        for (FeedRow row : rows.values()) {
            JsonNode body = row.body();
            Long version = known.get(row.id());
            boolean news = version == null || isNews(version, row.version());
            if (unsent.contains(row.id())) {
                held.add(row);
            } else if (news && body != null) {
                upserts.add(new Replica(Columns.of(kind, row.id(), body), row.version()));
            } else if (news && version != null) {
                RecordTable.erase(connection, kind, row.id(), row.version(), now);
            }
        }
        HeldRecords.hold(connection, kind, held);
        RecordTable.replicate(connection, kind, upserts, now);
    }
}
