package org.storesync.transfer.half;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.content.DocumentKey;

/** The pairs, for people to read. */
public interface TransferBook {
    /**
     * Which pairs to list.
     *
     * @param store one of the two stores; null for any
     * @param state wire name; null for any
     * @param reason null for any
     * @param closed list pairs that people closed, instead of the others
     */
    record Filter(
            @Nullable String store,
            @Nullable String state,
            @Nullable String reason,
            boolean closed) {}

    /** A pair's place in the list. */
    record Place(Instant madeAt, DocumentKey source) {}

    /**
     * Pairs, the newest first. A pair that is for no store is not listed.
     *
     * @param after null: from the beginning
     */
    List<Transfer> list(Filter filter, @Nullable Place after, int limit);

    /** The pair of the document with this id. If documents of several types have the id, the pair of each. */
    List<Transfer> find(String sourceId, @Nullable String type);

    Optional<Transfer> find(DocumentKey source);

    /** What happened to a pair, the newest first. */
    List<Happening> history(DocumentKey source, int limit);

    /**
     * Something that happened to a pair.
     *
     * @param person who did it; null for none
     * @param why the person's reason
     */
    record Happening(
            Instant at,
            String event,
            String state,
            @Nullable String reason,
            @Nullable String code,
            @Nullable String halfId,
            @Nullable String person,
            @Nullable String why) {}

    Figures figures();

    /**
     * Figures over all pairs.
     *
     * @param pairs by the wire name of the state
     * @param unnumbered halves whose site has not given them a number yet
     * @param oldestUnnumberedAt when the oldest of them was made
     * @param oldestPushingAt since when the oldest unanswered push waits
     */
    record Figures(
            Map<String, Long> pairs,
            long differing,
            long twice,
            long unnumbered,
            @Nullable Instant oldestUnnumberedAt,
            @Nullable Instant oldestPushingAt) {}
}
