package org.storesync.routing.stream.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;

/** Begins and ends subscriptions. The caller holds the heads of the stream and of the site's own stream. */
public final class SubscriptionSql {
    private SubscriptionSql() {}

    /** Begins a live subscription, with a number that was never used before, unless there is one. Its site knows the present facts. */
    public static void begin(Connection connection, SiteId site, int stream, Instant now) throws SQLException {
        if (live(connection, site, stream).isPresent()) {
            return;
        }
        int number = Jdbc.list(
                        connection,
                        "update site_state set next_subscription = next_subscription + 1 where site_id = ? returning next_subscription - 1",
                        row -> row.getInt(1),
                        site.value())
                .getFirst();
        Jdbc.update(connection, """
                insert into subscription (site_id, subscription_no, stream_id, began_at, begun, known)
                select ?, ?, stream_id, ?, head, head from stream_head where stream_id = ?""", site.value(), number, now, stream);
    }

    /** Ends a live subscription, and tells the site. */
    public static void end(Connection connection, SiteId site, int stream, long epoch, Instant now)
            throws SQLException {
        Optional<Integer> number = live(connection, site, stream);
        if (number.isEmpty()) {
            return;
        }
        Jdbc.update(
                connection,
                "update subscription set ended_at = ? where site_id = ? and subscription_no = ?",
                now,
                site.value(),
                number.get());
        new LetterSql(connection, epoch, now).dropStream(site, number.get());
    }

    private static Optional<Integer> live(Connection connection, SiteId site, int stream) throws SQLException {
        return Jdbc.first(
                connection,
                "select subscription_no from subscription where site_id = ? and stream_id = ? and ended_at is null",
                row -> row.getInt(1),
                site.value(),
                stream);
    }
}
