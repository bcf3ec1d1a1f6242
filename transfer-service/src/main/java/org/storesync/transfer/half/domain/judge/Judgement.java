package org.storesync.transfer.half.domain.judge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Reason;
import org.storesync.transfer.half.domain.State;
import org.storesync.transfer.half.domain.Step;
import org.storesync.transfer.half.domain.content.Change;

/**
 * The result of judging one source.
 *
 * @param waits everything it waits for now
 * @param pair the pair to keep; null: it stays as it is, or there is still none
 * @param pushes changes of its half, for the source's lane
 * @param cause what its history tells; null for nothing
 */
public record Judgement(
        KnownDocument source,
        List<Wait> waits,
        @Nullable Pair pair,
        List<Change> pushes,
        @Nullable Cause cause) {
    public Judgement {
        waits = List.copyOf(waits);
        pushes = List.copyOf(pushes);
    }

    /**
     * What follows from a step of a pair. A pair that wants nothing is not kept before it has a half. The history tells only what people
     * can see.
     *
     * @param before the pair before the step
     * @param kept such a pair exists already
     */
    static Judgement of(KnownDocument source, List<Wait> waits, Pair before, boolean kept, Step step, Cause cause) {
        Pair pair = step.pair();
        boolean pushes = !step.pushes().isEmpty();
        boolean byPerson = cause.person() != null;
        boolean same = pair.equals(before) && !pushes && !byPerson;
        if (same || (!kept && !pushes && isNothing(pair))) {
            return new Judgement(source, waits, null, List.of(), null);
        }
        boolean seen = !kept
                || pushes
                || byPerson
                || !pair.state().equals(before.state())
                || pair.differs() != before.differs();
        return new Judgement(source, waits, pair, step.pushes(), seen ? cause : null);
    }

    private static boolean isNothing(Pair pair) {
        return pair.state() instanceof State.Draft
                || Reason.NO_STORE.equals(pair.state().reason());
    }
}
