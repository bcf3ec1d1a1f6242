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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.storesync.client.call.RoutingCalls;
import org.storesync.client.feed.FeedRow;
import org.storesync.client.feed.FeedRow.Marks;
import org.storesync.client.test.HomeStream.Range;
import org.storesync.model.FeedPartitions;
import org.storesync.model.Operation;

/**
 * Home streams and their feed as docs/log.md describes them: a record is in a stream once, at the position of its newest change, and the
 * feed tells a transaction's rows in one stream together.
 */
public final class RoutingLog {
    private static final int A_SITE = 7;

    private final Map<String, HomeStream> streams = new LinkedHashMap<>();
    private final List<List<Range>> feed = new ArrayList<>();
    private final long[] floors = new long[FeedPartitions.COUNT];
    private final Map<String, FeedRow> newest = new LinkedHashMap<>();
    private final List<FeedRow> history = new ArrayList<>();
    private @Nullable String trace;
    private Marks marks = new Marks(Instant.parse("2026-06-21T09:00:00Z"), A_SITE, null, null, false);
    private final Map<String, Long> versionsBefore = new HashMap<>();
    private @Nullable Map<HomeStream, Range> transaction;
    private int streamIds;
    private int waiting;
    private boolean closed;

    /**
     * A page of a partition.
     *
     * @param after position of its last range
     */
    public record FeedPage(long after, long head, long floor, List<FeedRow> rows) {}

    /** A page of a home stream, and whether there may be more. */
    public record StreamPage(long after, boolean more, List<FeedRow> rows) {}

    public RoutingLog() {
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            feed.add(new ArrayList<>());
        }
    }

    /** A new home stream in this partition; returns its number. Without this a stream begins in the next partition. */
    public synchronized int place(String stream, int partition) {
        do {
            streamIds++;
        } while (FeedPartitions.of(streamIds) != partition);
        if (streams.put(stream, new HomeStream(streamIds)) != null) {
            throw new IllegalArgumentException(stream + " has its place");
        }
        return streamIds;
    }

    public synchronized int partition(String stream) {
        if (!streams.containsKey(stream)) {
            place(stream, streams.size() % FeedPartitions.COUNT);
        }
        return streams.get(stream).partition();
    }

    synchronized boolean hasStream(String stream) {
        return streams.containsKey(stream);
    }

    /** Rows written from now on have these marks, unless they get others. */
    public synchronized RoutingLog marked(Marks next) {
        marks = next;
        return this;
    }

    /** Rows written from now on were written by a call with this trace; null: without one. */
    public synchronized RoutingLog traced(@Nullable String next) {
        trace = next;
        return this;
    }

    /** When the rows written from now on reached central. Nothing else is told of them. */
    public RoutingLog receivedAt(String time) {
        return marked(new Marks(Instant.parse(time), 0, null, null, false));
    }

    /** A site changes a record. */
    public FeedRow upsert(String stream, String type, String id, String json) {
        try {
            return write(stream, type, id, "upsert", RoutingCalls.JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    public FeedRow delete(String stream, String type, String id) {
        return write(stream, type, id, "delete", null);
    }

    /** The record leaves a stream, with the version it has. */
    public FeedRow remove(String stream, String type, String id) {
        return write(stream, type, id, "remove", null);
    }

    public synchronized FeedRow write(String stream, String type, String id, String op, @Nullable JsonNode body) {
        return write(stream, type, id, op, body, marks);
    }

    /** Any change. All except {@code remove} raise the version, once in a transaction. */
    public synchronized FeedRow write(
            String stream, String type, String id, String op, @Nullable JsonNode body, Marks told) {
        boolean removed = op.equals("remove");
        long version = removed ? Math.max(1, version(type, id)) : versionBefore(type, id) + 1;
        HomeStream home = home(stream);
        home.remove(type, id);
        FeedRow row = append(
                home, new FeedRow(stream, home.nextSeq(), type, id, Operation.ofWire(op), version, body, told, trace));
        if (!removed) {
            if (transaction != null) {
                versionsBefore.put(key(type, id), version - 1);
            }
            newest.put(key(type, id), row);
        }
        return row;
    }

    /** A row as it is, such as an old one again. The present state of the record stays. */
    public synchronized void tell(
            String stream, String type, String id, String op, long version, @Nullable JsonNode body) {
        HomeStream home = home(stream);
        append(home, new FeedRow(stream, home.nextSeq(), type, id, Operation.ofWire(op), version, body, marks));
    }

    /** Forgets a record as if it had never come: central was restored to a moment before. */
    public synchronized void lose(String stream, String type, String id) {
        home(stream).remove(type, id);
        newest.remove(key(type, id));
    }

    private HomeStream home(String stream) {
        partition(stream);
        return streams.get(stream);
    }

    private FeedRow append(HomeStream home, FeedRow row) {
        home.append(row);
        Range range = transaction == null ? null : transaction.get(home);
        if (range == null) {
            range = new Range(home, row.seq());
            feed.get(home.partition()).add(range);
            if (transaction != null) {
                transaction.put(home, range);
            }
        }
        range.extend(row.seq());
        history.add(row);
        notifyAll();
        return row;
    }

    /** Everything written meanwhile is one transaction. Nobody else reads or writes. */
    public synchronized <T> T together(Supplier<T> work) {
        transaction = new HashMap<>();
        try {
            return work.get();
        } finally {
            transaction = null;
            versionsBefore.clear();
        }
    }

    /** The newest change of a record in any stream, which may be a delete but not a remove. */
    public synchronized Optional<FeedRow> newest(String type, String id) {
        return Optional.ofNullable(newest.get(key(type, id)));
    }

    /** The newest change of each record, in the order in which they were made. */
    public synchronized List<FeedRow> newest() {
        return List.copyOf(newest.values());
    }

    /** The version of a record; 0 if it never existed. */
    public long version(String type, String id) {
        return newest(type, id).map(FeedRow::version).orElse(0L);
    }

    /** The version that it had before the running transaction. */
    synchronized long versionBefore(String type, String id) {
        return versionsBefore.getOrDefault(key(type, id), version(type, id));
    }

    /** Every row ever written, in order. */
    public synchronized List<FeedRow> history() {
        return List.copyOf(history);
    }

    /** Forgets all changes of a partition up to now, as the feed does after its life time. */
    public synchronized void dropFeed(int partition) {
        floors[partition] = feed.get(partition).size();
    }

    public synchronized List<Long> heads() {
        return feed.stream().map(ranges -> (long) ranges.size()).toList();
    }

    /** Heads as soon as they differ from the known ones, or when the wait is over. */
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

    /** How many reads wait for something new. */
    synchronized int waiting() {
        return waiting;
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** What came after a position of a partition and still stands there, in whole ranges. */
    public synchronized FeedPage feed(int partition, long after, int limit, Set<String> types) {
        List<Range> ranges = feed.get(partition);
        int from = (int) Math.min(ranges.size(), Math.max(after, floors[partition]));
        int to = from;
        List<FeedRow> rows = new ArrayList<>();
        while (to < ranges.size() && to - from < limit && rows.size() < limit) {
            rows.addAll(ranges.get(to).standing(types).toList());
            to++;
        }
        return new FeedPage(to == from ? after : to, ranges.size(), floors[partition], rows);
    }

    /** Names of a partition's home streams by their numbers. */
    public synchronized Map<Integer, String> homeStreams(int partition) {
        Map<Integer, String> names = new TreeMap<>();
        streams.forEach((name, stream) -> {
            if (stream.partition() == partition) {
                names.put(stream.id(), name);
            }
        });
        return names;
    }

    public synchronized StreamPage stream(int streamId, long after, int limit, Set<String> types) {
        HomeStream stream = streams.values().stream()
                .filter(each -> each.id() == streamId)
                .findFirst()
                .orElseThrow();
        List<FeedRow> rows =
                stream.rows(after + 1, Long.MAX_VALUE, types).limit(limit).toList();
        return new StreamPage(rows.isEmpty() ? after : rows.getLast().seq(), rows.size() == limit, rows);
    }

    private static String key(String type, String id) {
        return type + '/' + id;
    }
}
