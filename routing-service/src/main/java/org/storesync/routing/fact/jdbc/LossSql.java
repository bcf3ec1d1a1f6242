package org.storesync.routing.fact.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.routing.fact.domain.Facts.SharedStreams;
import org.storesync.routing.fact.domain.Losses;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.fact.domain.StoreFacts;

/** Table {@code lost_right}: which site lost which right, and which losses it does not know (docs/adr/0017). */
public final class LossSql {
    /** The kinds of streams that the primary edits. */
    public static final String KINDS_OF_PRIMARY = "('central', 'central/dispensary', 'store-core', 'store-setup')";

    /**
     * True for a loss that the site does not know: the position of the row that tells it is higher than what the site had acknowledged
     * before its last complete sync.
     */
    static final String UNKNOWN = """
            r.site_id = ? and r.letter_seq > coalesce(cast(? as bigint), (
                select s.known from subscription s join stream t on t.stream_id = s.stream_id
                where s.site_id = r.site_id and t.kind = 'site' and s.ended_at is null))""";

    private static final String LOSE = """
            insert into lost_right (site_id, scope, letter_seq, stream_id, head, lost_at)
            select k.site_id, ?, ?, h.stream_id, h.head, ? from site k, stream s join stream_head h on h.stream_id = s.stream_id
            where k.site_id = ? and k.kind <> 'internal' and""";

    private LossSql() {}

    /** Notes that the site lost a store. The site knows it once it has acknowledged the letter. An internal site knows at once. */
    public static void loseStore(Connection connection, SiteId site, StoreId store, long letterSeq, Instant now)
            throws SQLException {
        Jdbc.update(
                connection,
                LOSE + " s.kind = 'store' and s.owner = ?",
                Scope.of(store).text(),
                letterSeq,
                now,
                site.value(),
                store.value());
    }

    /** Notes that the site is no longer the primary. */
    public static void losePrimary(Connection connection, SiteId site, long letterSeq, Instant now)
            throws SQLException {
        Jdbc.update(
                connection,
                LOSE + " s.kind in " + KINDS_OF_PRIMARY,
                Scope.PRIMARY.text(),
                letterSeq,
                now,
                site.value());
    }

    /** Whether the pusher lost a right without knowing it. */
    static boolean unknown(Connection connection, Pusher pusher) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select 1 from lost_right r where " + UNKNOWN + " limit 1",
                        row -> true,
                        pusher.site().value(),
                        pusher.known())
                .isPresent();
    }

    /** The first loss of each scope that the pusher does not know, with the heads of the streams of these facts. */
    static Losses losses(Connection connection, Pusher pusher, SharedStreams shared, Collection<StoreFacts> stores)
            throws SQLException {
        Set<Integer> streams = new HashSet<>(Set.of(shared.central(), shared.centralDispensary(), shared.storeCore()));
        for (StoreFacts store : stores) {
            streams.add(store.storeStream());
            streams.add(store.setupStream());
        }
        Map<Integer, Long> ofPrimary = new HashMap<>();
        Map<Integer, Long> ofStores = new HashMap<>();
        boolean[] lost = {false};
        Jdbc.list(
                connection,
                "with first as (select r.scope, min(r.letter_seq) as letter_seq from lost_right r where " + UNKNOWN
                        + """
                         group by r.scope)
                        select f.scope, r.stream_id, r.head from first f
                        left join lost_right r on r.site_id = ? and r.scope = f.scope and r.letter_seq = f.letter_seq
                            and r.stream_id = any(?)""",
                row -> {
                    boolean primary = row.getString(1).equals(Scope.PRIMARY.text());
                    lost[0] |= primary;
                    if (row.getObject(2) != null) {
                        (primary ? ofPrimary : ofStores).put(row.getInt(2), row.getLong(3));
                    }
                    return true;
                },
                pusher.site().value(),
                pusher.known(),
                pusher.site().value(),
                streams.toArray(Integer[]::new));
        @Nullable Map<Integer, Long> primary = lost[0] ? ofPrimary : null;
        return new Losses(primary, ofStores);
    }
}
