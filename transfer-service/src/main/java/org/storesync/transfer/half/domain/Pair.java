package org.storesync.transfer.half.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.RecordCode;

/**
 * A source and the half made of it, until the responding site first changes that (D4, D5).
 *
 * @param state where it goes to; {@link #shown} where it is
 * @param code why central did not take it
 */
public record Pair(
        String sourceId,
        String halfId,
        String receivingStore,
        PairState state,
        @Nullable String code,
        Push push) {

    /** A pair that is about to be made. */
    public static Pair of(String sourceId, Draft draft) {
        return new Pair(sourceId, draft.halfId(), draft.receivingStore(), PairState.DELETED, null, Push.NONE);
    }

    public PairState shown() {
        boolean pushing = push.waiting() > 0 && (state == PairState.MADE || state == PairState.DELETED);
        return pushing ? PairState.PUSHING : state;
    }

    /** @param draft what the source wants now; null: no half */
    public Step next(@Nullable Draft draft) {
        if (push.waiting() > 0) {
            return Step.LATER;
        }
        return switch (state) {
            case TAKEN_OVER, PUSHING -> Step.NOTHING;
            case DELETED -> draft == null ? Step.NOTHING : Step.MAKE;
            case MADE -> ofStanding(draft);
            case REFUSED -> {
                if (push.stands()) {
                    yield ofStanding(draft);
                }
                yield draft == null ? Step.NOTHING : Step.MAKE;
            }
        };
    }

    /** A half never changes its store: for another customer the one there is goes first. */
    private Step ofStanding(@Nullable Draft draft) {
        return draft == null || !draft.receivingStore().equals(receivingStore) ? Step.DELETE : Step.CHANGE;
    }

    /** This body is pushed, or was and still holds. */
    public Pair made(Draft draft, String mark) {
        return new Pair(sourceId, halfId, draft.receivingStore(), PairState.MADE, null, push.mark(mark));
    }

    public Pair deleted() {
        return new Pair(sourceId, halfId, receivingStore, PairState.DELETED, null, push.mark(Push.GONE));
    }

    /** So many changes were put into the outbox. */
    public Pair pushing(int changes) {
        return with(push.waiting(push.waiting() + changes, false));
    }

    public Pair dirtied() {
        return with(push.waiting(push.waiting(), true));
    }

    /** One change is answered. */
    public Pair answered() {
        return with(push.waiting(push.waiting() - 1, push.dirty()));
    }

    /** Everything is answered, and the source changed meanwhile. */
    public boolean isDue() {
        return push.waiting() == 0 && push.dirty();
    }

    /** Its header, or its delete, is stored. */
    public Pair accepted(long version) {
        return with(push.taken(version));
    }

    public Pair takenOver() {
        return new Pair(sourceId, halfId, receivingStore, PairState.TAKEN_OVER, null, push);
    }

    /** Its header or a line was not taken; the first reason is told, for others may only follow from it. */
    public Pair refused(String reason) {
        return state == PairState.TAKEN_OVER || state == PairState.REFUSED
                ? this
                : new Pair(sourceId, halfId, receivingStore, PairState.REFUSED, reason, push);
    }

    /** Its header was not taken as it is, so it is pushed again with the source's next change. */
    public Pair headerRefused(String reason) {
        return refused(reason).with(push.mark(Push.NOT_TAKEN));
    }

    /** The half as it stands in its store: where that is not what was pushed, its site has changed it. */
    public Pair seen(long version, String mark) {
        if (state == PairState.TAKEN_OVER) {
            return this;
        }
        if (version <= push.version()) {
            return this;
        }
        if (!mark.equals(push.mark())) {
            return takenOver();
        }
        // Its answer is still under way; or it was quarantined, and central took it now.
        PairState now = mark.equals(Push.GONE) ? PairState.DELETED : PairState.MADE;
        return new Pair(sourceId, halfId, receivingStore, now, null, push.taken(version));
    }

    /** A line stands as it was pushed: where that one was quarantined, its wait is over. */
    public Pair lineSeen() {
        boolean waited = state == PairState.REFUSED
                && RecordCode.PARENT_MISSING.wireName().equals(code);
        return waited ? new Pair(sourceId, halfId, receivingStore, PairState.MADE, null, push) : this;
    }

    private Pair with(Push newPush) {
        return new Pair(sourceId, halfId, receivingStore, state, code, newPush);
    }
}
