package org.storesync.routing.push.log;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.routing.stream.domain.FeedRange;
import org.storesync.routing.stream.domain.Head;

/** Heads of streams and of the feed. */
public interface Heads {
    /** Locks heads in the global order. */
    Map<Integer, Head> lock(Set<Integer> streams);

    /** Moves locked heads to the position of their last row. */
    void move(Map<Integer, Long> heads);

    /** Writes a feed row for each range. */
    void feed(List<FeedRange> ranges);
}
