package org.storesync.transfer.half;

import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.judge.Decided;
import org.storesync.transfer.half.domain.judge.Scenes;

/**
 * Keeps the pairs and everything by which they are judged. Each call is one transaction. A source is locked from its reading until the
 * result is written, so that the feed, answers, people and the sweep take turns.
 */
public interface PairLedger {
    /** Decides by what is known of a source. It may be called again, so it must do nothing else. */
    @FunctionalInterface
    interface Rule<T> {
        /** @param loading home streams are still being read, so records on which the pair depends may still come */
        Decided<T> decide(Scenes scenes, boolean loading);
    }

    /** Has a rule decide about one source, and writes the result. */
    <T> T decide(DocumentKey source, Rule<T> rule);

    /**
     * Judges sources that are not judged yet: those that came while home streams were being read, or else those for which something came.
     *
     * @return how many
     */
    int judgeWaiting(int max);
}
