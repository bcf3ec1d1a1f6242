package org.storesync.client.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.storesync.client.call.RoutingCalls;
import org.storesync.client.feed.FeedRow;
import org.storesync.client.feed.FeedRow.Marks;
import org.storesync.model.Operation;

/** Home streams and their feed as docs/log.md has them: a record stands once in a stream, at the position of its newest change. */
public final class RoutingLog {
    public static final int PARTITIONS = 16;

    private static final int A_SITE = 7;
    private static final Marks USUAL = new Marks(Instant.parse("2026-06-21T09:00:00Z"), A_SITE, null, null, false);

    private final Map<String, HomeStream> streams = new LinkedHashMap<>();
    private final List<List<FeedRow>> feed = new ArrayList<>();
    private final long[] floors = new long[PARTITIONS];
    private final Map<String, Long> versions = new HashMap<>();
    private int waiting;
    private boolean closed;

    private static final class HomeStream {
        final int id;
        final TreeMap<Long, FeedRow> rows = new TreeMap<>();
        final Map<String, Long> places = new HashMap<>();
        long head;

        HomeStream(int id) {
            this.id = id;
        }
    }

    /**
     * A page of a partition.
     *
     * @param after position of its last change
     */
    record FeedPage(long after, long head, long floor, List<FeedRow> rows) {}

    /** A page of a home stream, and whether others may follow. */
    record StreamPage(long after, boolean more, List<FeedRow> rows) {}

    RoutingLog() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            feed.add(new ArrayList<>());
        }
    }

    /** A new home stream in this partition; its number. Without this a stream begins in the next partition. */
    public synchronized int place(String stream, int partition) {
        HomeStream placed = new HomeStream(PARTITIONS * streams.size() + partition);
        if (streams.put(stream, placed) != null) {
            throw new IllegalArgumentException(stream + " has its place");
        }
        return placed.id;
    }

    public synchronized int partition(String stream) {
        if (!streams.containsKey(stream)) {
            place(stream, streams.size() % PARTITIONS);
        }
        return streams.get(stream).id % PARTITIONS;
    }

    /** A site changes a record. */
    public FeedRow upsert(String stream, String type, String id, String json) {
        try {
            return write(stream, type, id, "upsert", RoutingCalls.JSON.readTree(json), USUAL);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    public FeedRow delete(String stream, String type, String id) {
        return write(stream, type, id, "delete", null, USUAL);
    }

    /** The record leaves a stream, with the version it has. */
    public FeedRow remove(String stream, String type, String id) {
        return write(stream, type, id, "remove", null, USUAL);
    }

    /** Any change; all but {@code remove} raise the version. */
    public synchronized FeedRow write(
            String stream, String type, String id, String op, @Nullable JsonNode body, Marks marks) {
        String key = type + '/' + id;
        int partition = partition(stream);
        HomeStream home = streams.get(stream);
        long version = op.equals("remove") ? version(type, id) : versions.merge(key, 1L, Long::sum);
        FeedRow row = new FeedRow(stream, ++home.head, type, id, Operation.ofWire(op), version, body, marks);
        Long before = home.places.put(key, row.seq());
        if (before != null) {
            home.rows.remove(before);
        }
        home.rows.put(row.seq(), row);
        feed.get(partition).add(row);
        notifyAll();
        return row;
    }

    /** The version of a record; 0 if it never was. */
    public synchronized long version(String type, String id) {
        return versions.getOrDefault(type + '/' + id, 0L);
    }

    /** Forgets all changes of a partition up to now, as the feed does after its time. */
    public synchronized void dropFeed(int partition) {
        floors[partition] = feed.get(partition).size();
    }

    public synchronized List<Long> heads() {
        return feed.stream().map(rows -> (long) rows.size()).toList();
    }

    /** Heads as soon as they are not the known ones, or when the wait is over. */
    synchronized List<Long> heads(List<Long> known, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        waiting++;
        try {
            while (!closed && heads().equals(known)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    break;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting--;
        }
        return heads();
    }

    /** Reads that wait for something new. */
    synchronized int waiting() {
        return waiting;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** What came after a position of a partition and still stands there. */
    synchronized FeedPage feed(int partition, long after, int limit, Set<String> types) {
        List<FeedRow> all = feed.get(partition);
        int from = (int) Math.min(all.size(), Math.max(after, floors[partition]));
        int to = Math.min(all.size(), from + limit);
        List<FeedRow> rows = all.subList(from, to).stream()
                .filter(row -> streams.get(row.stream()).rows.containsKey(row.seq()))
                .filter(row -> isOf(types, row))
                .toList();
        return new FeedPage(Math.max(after, to), all.size(), floors[partition], rows);
    }

    /** Names of a partition's home streams by their numbers. */
    synchronized Map<Integer, String> homeStreams(int partition) {
        Map<Integer, String> names = new TreeMap<>();
        streams.forEach((name, stream) -> {
            if (stream.id % PARTITIONS == partition) {
                names.put(stream.id, name);
            }
        });
        return names;
    }

    synchronized StreamPage stream(int streamId, long after, int limit, Set<String> types) {
        HomeStream stream = streams.values().stream()
                .filter(each -> each.id == streamId)
                .findFirst()
                .orElseThrow();
        List<FeedRow> rows = stream.rows.tailMap(after, false).values().stream()
                .filter(row -> isOf(types, row))
                .limit(limit)
                .toList();
        return new StreamPage(rows.isEmpty() ? after : rows.getLast().seq(), rows.size() == limit, rows);
    }

    private static boolean isOf(Set<String> types, FeedRow row) {
        return types.isEmpty() || types.contains(row.type());
    }
}
