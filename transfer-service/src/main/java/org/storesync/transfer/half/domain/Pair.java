package org.storesync.transfer.half.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Memory;
import org.storesync.transfer.half.domain.content.TransferKind;

/**
 * What is kept for one source: how far it is with its half.
 *
 * @param addressed the store to which its source was addressed when somebody last changed it; null for none, or if it is not known
 * @param halfId of the half that stands, stood last or is being made; null for none
 * @param halfStore the store of that half
 * @param code why central did not take the last push, or a part of it
 * @param differs the half belongs to its store and is not what the source wants
 * @param twice there are two halves that central may not delete
 * @param closed a person closed it: it is not listed until somebody changes its source
 * @param memory what central last wrote of the half
 */
public record Pair(
        DocumentKey source,
        TransferKind kind,
        State state,
        @Nullable String addressed,
        @Nullable String halfId,
        @Nullable String halfStore,
        @Nullable String code,
        Push push,
        boolean differs,
        boolean twice,
        boolean closed,
        Memory memory) {

    /** A new pair, for a source that is seen for the first time. */
    public static Pair of(DocumentKey source, TransferKind kind) {
        return new Pair(
                source, kind, new State.Draft(), null, null, null, null, Push.NONE, false, false, false, Memory.NONE);
    }

    /**
     * The store that people see as the receiver: the half's store, or, as long as there is no half, the store to which the source is
     * addressed; null if none is known.
     */
    public @Nullable String receiver() {
        return state.hasHalf() || addressed == null ? halfStore : addressed;
    }

    Pair in(State next) {
        return new Pair(source, kind, next, addressed, halfId, halfStore, code, push, differs, twice, closed, memory);
    }

    Pair addressed(@Nullable String store) {
        return new Pair(source, kind, state, store, halfId, halfStore, code, push, differs, twice, closed, memory);
    }

    Pair withHalf(@Nullable String half, @Nullable String store) {
        return new Pair(source, kind, state, addressed, half, store, code, push, differs, twice, closed, memory);
    }

    Pair withCode(@Nullable String reason) {
        return new Pair(
                source, kind, state, addressed, halfId, halfStore, reason, push, differs, twice, closed, memory);
    }

    Pair with(Push next) {
        return new Pair(source, kind, state, addressed, halfId, halfStore, code, next, differs, twice, closed, memory);
    }

    public Pair with(Memory next) {
        return new Pair(source, kind, state, addressed, halfId, halfStore, code, push, differs, twice, closed, next);
    }

    Pair differing(boolean now) {
        return new Pair(source, kind, state, addressed, halfId, halfStore, code, push, now, twice, closed, memory);
    }

    Pair twice(boolean now) {
        return new Pair(source, kind, state, addressed, halfId, halfStore, code, push, differs, now, closed, memory);
    }

    Pair closed(boolean now) {
        return new Pair(source, kind, state, addressed, halfId, halfStore, code, push, differs, twice, now, memory);
    }

    Pair dirtied() {
        return with(push.dirty(true));
    }

    /**
     * Notes that one change of its push is answered.
     *
     * @param reason the code, if the change was not taken; only the first code of a push is shown, because later ones may only follow from
     *     it
     */
    public Pair answered(Push.Answer answer, @Nullable String reason) {
        boolean worse = answer.compareTo(push.answer()) > 0;
        return (worse && reason != null ? withCode(reason) : this).with(push.answered(answer));
    }

    /** Notes that central did not take this record: the record is pushed again with the pair's next event. */
    public Pair notTaken(boolean header, String id) {
        return with(header ? memory.withoutHeader() : memory.withoutLine(id));
    }
}
