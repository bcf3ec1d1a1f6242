package org.storesync.client.feed;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.storesync.client.feed.jdbc.FeedEffect;

/** Notes the rows that it gets, and fails once if a test says so. */
final class SeenRows implements FeedEffect {
    private record Seen(int partition, FeedRow row) {}

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile String failing = "";
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile Set<String> types = Set.of();

    /** Only rows of these types are asked for. */
    void ask(String... asked) {
        types = Set.of(asked);
    }

    /** The next page with this record can't be applied. */
    void failOnceAt(String id) {
        failing = id;
    }

    /** Ids in the order in which they came. */
    List<String> ids() {
        return seen.stream().map(each -> each.row().id()).toList();
    }

    List<String> ids(int partition) {
        return seen.stream()
                .filter(each -> each.partition() == partition)
                .map(each -> each.row().id())
                .toList();
    }

    /** How often it was told that central was restored. */
    int restarts() {
        return restarts.get();
    }

    void clear() {
        seen.clear();
    }

    @Override
    public Set<String> types() {
        return types;
    }

    @Override
    public void restart(Connection connection) {
        restarts.incrementAndGet();
    }

    @Override
    public void apply(Connection connection, int partition, List<FeedRow> rows) {
        for (FeedRow row : rows) {
            if (row.id().equals(failing)) {
                failing = "";
                throw new IllegalStateException("the row can't be applied now");
            }
        }
        rows.forEach(row -> seen.add(new Seen(partition, row)));
    }
}
