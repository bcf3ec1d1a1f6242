package org.storesync.bench.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.storesync.bench.ground.BenchFailure;
import org.storesync.bench.ground.Together;
import org.storesync.local.postgres.Database;

/** What an idle poll costs in SQL alone: a site's live subscriptions with the heads of their streams, one prepared statement. */
public final class HeadPollReference {
    private static final String HEADS = """
            select s.subscription_no, s.position, h.head from subscription s join stream_head h on h.stream_id = s.stream_id
            where s.site_id = ? and s.ended_at is null""";

    /** The driver prepares a statement on the server at its fifth use. */
    private static final int WARM_UP = 10;

    private final Database routing;
    private final List<Integer> sites;
    private final int connections;
    private final int streams;

    /** @param streams to how many streams each site is subscribed */
    public HeadPollReference(Database routing, List<Integer> sites, int connections, int streams) {
        this.routing = routing;
        this.sites = sites;
        this.connections = connections;
        this.streams = streams;
    }

    /** Polls a second over all connections. */
    public double pollsPerSecond(Duration duration) {
        AtomicLong next = new AtomicLong();
        AtomicLong done = new AtomicLong();
        double seconds = Together.seconds(connections, (number, start) -> {
            try (Connection connection = routing.connect();
                    PreparedStatement statement = connection.prepareStatement(HEADS)) {
                for (int i = 0; i < WARM_UP; i++) {
                    poll(statement, sites.getFirst());
                }
                start.await();
                long until = System.nanoTime() + duration.toNanos();
                long now = System.nanoTime();
                while (now < until) {
                    poll(statement, sites.get((int) (next.getAndIncrement() % sites.size())));
                    done.incrementAndGet();
                    now = System.nanoTime();
                }
                return now;
            }
        });
        return done.get() / seconds;
    }

    private void poll(PreparedStatement statement, int site) throws SQLException {
        statement.setInt(1, site);
        int count = 0;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                count++;
            }
        }
        if (count != streams) {
            throw new BenchFailure("site " + site + " is subscribed to " + count + " streams, not to " + streams);
        }
    }
}
