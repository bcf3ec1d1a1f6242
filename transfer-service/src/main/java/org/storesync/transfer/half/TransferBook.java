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
     * Which pairs.
     *
     * @param store one of the two stores; null for any
     * @param state wire name; null for any
     * @param reason null for any
     * @param closed those that people closed, instead of the others
     */
    record Filter(
            @Nullable String store,
            @Nullable String state,
            @Nullable String reason,
            boolean closed) {}

    /** A pair's place in the list. */
    record Place(Instant madeAt, DocumentKey source) {}

    /**
     * The newest first; those that are for no store are not listed.
     *
     * @param after null: from the beginning
     */
    List<Transfer> list(Filter filter, @Nullable Place after, int limit);

    /** Of the document with this id, or of each where several types have it. */
    List<Transfer> find(String sourceId, @Nullable String type);

    Optional<Transfer> find(DocumentKey source);

    /** What happened to it, the newest first. */
    List<Happening> history(DocumentKey source, int limit);

    /**
     * Something that happened to a pair.
     *
     * @param person who did it; null for none
     * @param why as that person says
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
     * How things stand over all pairs.
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
