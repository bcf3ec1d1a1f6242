package org.storesync.routing.push.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.routing.push.domain.FeedRanges;
import org.storesync.routing.push.log.Heads;
import org.storesync.routing.stream.domain.FeedRange;
import org.storesync.routing.stream.domain.Head;

/** Hands out positions under locked heads. */
final class Positions {
    private final Map<Integer, Long> heads = new HashMap<>();
    private final Map<Integer, Long> before = new HashMap<>();
    private final Set<Integer> homes = new HashSet<>();
    private final FeedRanges feed = new FeedRanges();

    Positions(Collection<Head> locked) {
        for (Head head : locked) {
            heads.put(head.stream(), head.head());
            before.put(head.stream(), head.head());
        }
    }

    long next(int stream) {
        return heads.merge(stream, 1L, Long::sum);
    }

    /** The last position that was handed out. */
    long head(int stream) {
        return heads.getOrDefault(stream, 0L);
    }

    /** A statement took this many positions after the head. */
    void advance(int stream, int positions) {
        heads.merge(stream, (long) positions, Long::sum);
    }

    /** The feed should tell what happens in this stream. */
    void isHome(int stream) {
        homes.add(stream);
    }

    /** A home row and the size of its body. */
    void homeRow(int stream, long seq, int bytes) {
        feed.row(stream, seq, bytes);
    }

    /**
     * Moves the heads and writes the feed. This comes after everything else, because the heads of the feed are the last locks in the global
     * order.
     */
    void publish(Heads log) {
        Map<Integer, Long> moved = new HashMap<>();
        List<FeedRange> ranges = new ArrayList<>();
        heads.forEach((stream, head) -> {
            long from = before.getOrDefault(stream, head);
            if (head > from) {
                moved.put(stream, head);
                if (homes.contains(stream)) {
                    ranges.addAll(feed.of(stream, from + 1, head));
                }
            }
        });
        log.move(moved);
        log.feed(ranges);
    }
}
