package org.storesync.client.test;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.storesync.client.feed.FeedRow;
import org.storesync.model.FeedPartitions;

/** Rows of one home stream by their positions. */
final class HomeStream {
    private final int id;
    private final TreeMap<Long, FeedRow> rows = new TreeMap<>();
    private final Map<String, Long> places = new HashMap<>();
    private long head;

    HomeStream(int id) {
        this.id = id;
    }

    /** One transaction's rows in one home stream. */
    static final class Range {
        private final HomeStream stream;
        private final long from;
        private long to;

        Range(HomeStream stream, long from) {
            this.stream = stream;
            this.from = from;
        }

        void extend(long seq) {
            to = seq;
        }

        Stream<FeedRow> standing(Set<String> types) {
            return stream.rows(from, to, types);
        }
    }

    int id() {
        return id;
    }

    int partition() {
        return FeedPartitions.of(id);
    }

    long nextSeq() {
        return head + 1;
    }

    void append(FeedRow row) {
        head = row.seq();
        rows.put(head, row);
        places.put(row.type() + '/' + row.id(), head);
    }

    /** A record's row leaves its place. */
    void remove(String type, String record) {
        Long place = places.remove(type + '/' + record);
        if (place != null) {
            rows.remove(place);
        }
    }

    /** Rows between two positions, of these types; of all types if none is named. */
    Stream<FeedRow> rows(long from, long to, Set<String> types) {
        return rows.subMap(from, true, to, true).values().stream()
                .filter(row -> types.isEmpty() || types.contains(row.type()));
    }
}
