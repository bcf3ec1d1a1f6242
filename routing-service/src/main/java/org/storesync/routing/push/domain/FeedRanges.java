package org.storesync.routing.push.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.storesync.routing.stream.domain.FeedRange;

/**
 * Cuts the positions of a transaction in a home stream into ranges of the feed. A range is always read whole, so it must not be too large
 * for a reader.
 */
public final class FeedRanges {
    private static final long BYTES_MAX = 1 << 20;

    private final Map<Integer, Cuts> cuts = new HashMap<>();

    /** The last position of each range but the last. */
    private static final class Cuts {
        private final List<Long> ends = new ArrayList<>();
        private long bytes;
    }

    /** Adds a row. The rows of a stream come in the order of their positions. */
    public void row(int stream, long seq, int bytes) {
        Cuts of = cuts.computeIfAbsent(stream, none -> new Cuts());
        if (of.bytes > 0 && of.bytes + bytes > BYTES_MAX) {
            of.ends.add(seq - 1);
            of.bytes = 0;
        }
        of.bytes += bytes;
    }

    /** The ranges of a stream between two positions, including both. */
    public List<FeedRange> of(int stream, long from, long to) {
        List<FeedRange> ranges = new ArrayList<>();
        long begin = from;
        Cuts of = cuts.get(stream);
        for (long end : of == null ? List.<Long>of() : of.ends) {
            if (end >= begin) {
                ranges.add(new FeedRange(stream, begin, end));
                begin = end + 1;
            }
        }
        ranges.add(new FeedRange(stream, begin, to));
        return ranges;
    }
}
