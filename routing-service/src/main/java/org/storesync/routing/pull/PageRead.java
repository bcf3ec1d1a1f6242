package org.storesync.routing.pull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.routing.budget.Room;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.pull.PageLog.Puller;
import org.storesync.routing.pull.PageLog.Snapshot;
import org.storesync.routing.pull.PageWriter.Begun;
import org.storesync.routing.pull.PullService.PullCall;
import org.storesync.routing.pull.domain.Cursor;
import org.storesync.routing.pull.domain.Cursor.Entry;
import org.storesync.routing.pull.domain.Cursor.Left;
import org.storesync.routing.pull.domain.CursorCodec;
import org.storesync.routing.pull.domain.ParentsFirst;
import org.storesync.routing.pull.domain.Reading;
import org.storesync.routing.pull.domain.Remaining;
import org.storesync.routing.pull.domain.Source;
import org.storesync.routing.record.domain.StreamRow;

/** Reads one page from one snapshot. The whole page is in memory, and the snapshot is over, before the first byte is sent. */
final class PageRead {
    /** About how many bytes a row takes besides its body. */
    private static final int ROW_BYTES = 160;

    private final Snapshot snapshot;
    private final RecordCatalogue catalogue;
    private final RoutingConfig.Pull limits;
    private final long epoch;
    private final Room room;
    private final TreeMap<Integer, Entry> entries = new TreeMap<>();
    private final List<Begun> begins = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();
    private long scanned;
    private boolean full;
    private long delivered;
    private boolean drained;
    private Puller puller = Puller.NOBODY;

    PageRead(Snapshot snapshot, RecordCatalogue catalogue, RoutingConfig.Pull limits, long epoch, Room room) {
        this.snapshot = snapshot;
        this.catalogue = catalogue;
        this.limits = limits;
        this.epoch = epoch;
        this.room = room;
    }

    byte[] read(PullCall call, Cursor cursor, CursorCodec codec) {
        puller = snapshot.puller(call.site(), call.lineage());
        Map<Integer, Integer> numbers = new HashMap<>();
        puller.sources().forEach(source -> numbers.put(source.stream(), source.subscription()));
        Deliverable deliverable = new Deliverable(snapshot, call.site(), puller.lineage(), numbers.keySet());
        PageWriter writer = new PageWriter(catalogue, numbers, call.lines());
        drained = true;
        for (Source source : puller.sources()) {
            Entry before = cursor.entry(source.subscription());
            boolean goesOn = !full && writer.count() < call.recordsMax() && scanned < limits.scannedMax();
            if (goesOn) {
                drained &= stream(Reading.of(source, before), call.recordsMax() - writer.count(), deliverable, writer);
            } else if (before != null && !Reading.of(source, before).behind()) {
                entries.put(source.subscription(), before);
            } else {
                drained = false;
                if (before != null) {
                    entries.put(source.subscription(), before);
                }
            }
        }
        Left left = left(cursor, deliverable);
        String text = codec.encode(new Cursor(call.site().value(), epoch, entries, left));
        List<Integer> live = puller.sources().stream().map(Source::subscription).toList();
        return writer.answer(text, left.records(), drained, begins, ends, live);
    }

    /** True if the page reached the heads of all streams. */
    boolean drained() {
        return drained;
    }

    /** Who pulls the page, and what it may read. */
    Puller puller() {
        return puller;
    }

    /** Reads one stream as long as the page has room; true if it reached the head. */
    private boolean stream(Reading reading, int places, Deliverable deliverable, PageWriter writer) {
        Source source = reading.source();
        if (reading.begins()) {
            begins.add(new Begun(source.subscription(), source.streamName(), epoch));
        }
        List<StreamRow> rows = new ArrayList<>();
        // Rows that are left out take no room on the page, so that an empty page which is not drained is rare.
        int limit = (int) (limits.scannedMax() - scanned);
        long[] at = {reading.from()};
        int read = reading.behind()
                ? snapshot.rows(reading, limit, row -> {
                    if (deliverable.has(row, reading)) {
                        if (!room.fits(ROW_BYTES + row.bytes())) {
                            full = true;
                            return false;
                        }
                        rows.add(snapshot.whole(source.stream(), row));
                    }
                    at[0] = row.seq();
                    return rows.size() < places;
                })
                : 0;
        scanned += read;
        boolean whole = at[0] >= source.head() || (read < limit && rows.size() < places && !full);
        long position = whole ? Math.max(source.head(), reading.from()) : at[0];
        if (!whole) {
            position = parentsAhead(rows, reading, position, new ParentsAhead(snapshot, deliverable), writer);
        }
        delivered += rows.size();
        writer.expect(bytes(rows));
        ParentsFirst.order(rows).forEach(row -> writer.row(source.subscription(), row));
        boolean loaded = position >= reading.loadHead();
        if (loaded && (reading.begins() || reading.loadHead() > 0)) {
            ends.add(source.subscription());
        }
        entries.put(
                source.subscription(),
                new Entry(
                        position,
                        position < reading.loadMark() ? reading.loadMark() : 0,
                        loaded ? 0 : reading.loadHead(),
                        whole));
        return whole;
    }

    /** Writes parents that stand after the page's end. If there is no room for them, the page ends earlier. Returns where it ends. */
    private long parentsAhead(
            List<StreamRow> rows, Reading reading, long pageEnd, ParentsAhead parents, PageWriter writer) {
        long end = pageEnd;
        List<StreamRow> ahead = parents.of(rows, reading, end);
        while (rows.size() > 1 && !ahead.isEmpty() && !room.fits(bytes(ahead))) {
            full = true;
            rows.subList((rows.size() + 1) / 2, rows.size()).clear();
            end = rows.getLast().seq();
            ahead = parents.of(rows, reading, end);
        }
        if (rows.size() == 1) {
            room.require(bytes(ahead));
        }
        ahead.forEach(parent ->
                writer.row(reading.source().subscription(), snapshot.whole(reading.source().stream(), parent)));
        return end;
    }

    private static long bytes(List<StreamRow> rows) {
        return rows.stream().mapToLong(row -> ROW_BYTES + row.bytes()).sum();
    }

    private Left left(Cursor cursor, Deliverable deliverable) {
        long heads = Remaining.heads(puller.sources(), epoch);
        long mark = Remaining.mark(puller.sources());
        if (drained) {
            return new Left(0, heads, mark);
        }
        long estimate = Remaining.estimate(
                cursor.left(), cursor.epoch() == epoch, heads, mark, delivered, limits.remainingExactMax());
        if (estimate < 0) {
            List<Reading> readings = puller.sources().stream()
                    .map(source -> Reading.of(source, entries.get(source.subscription())))
                    .filter(Reading::behind)
                    .toList();
            estimate = snapshot.count(readings, puller.lineage(), deliverable.visibleStores(), Long.MAX_VALUE);
        }
        return new Left(estimate, heads, mark);
    }
}
