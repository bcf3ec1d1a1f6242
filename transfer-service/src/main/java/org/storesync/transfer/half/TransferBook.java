package org.storesync.transfer.half;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.PairState;

/** The pairs, for people to read. */
public interface TransferBook {
    /**
     * By source id.
     *
     * @param store one of the two stores; null for any
     * @param state null for any
     * @param after the source id before the first
     */
    List<Transfer> list(@Nullable String store, @Nullable PairState state, String after, int limit);

    Optional<Transfer> find(String sourceId);

    Figures figures();

    /**
     * How things stand over all pairs.
     *
     * @param unnumbered halves whose site has not given them a number yet
     * @param oldestUnnumberedAt when the oldest of them was made
     * @param oldestPushingAt since when the oldest unanswered push waits
     */
    record Figures(
            Map<PairState, Long> pairs,
            long unnumbered,
            @Nullable Instant oldestUnnumberedAt,
            @Nullable Instant oldestPushingAt) {}
}
