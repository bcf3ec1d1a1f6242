package org.storesync.transfer.half;

import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.judge.Decided;
import org.storesync.transfer.half.domain.judge.Scenes;

/**
 * The pairs and all they are judged by, as they are kept. Each call is one transaction: a source is locked from when it is read until what comes of it
 * is written, so that feed, answers, people and sweep take turns.
 */
public interface PairLedger {
    /** Decides by what is known of a source. It may be asked again, so it does nothing else. */
    @FunctionalInterface
    interface Rule<T> {
        /** @param loading home streams are still being read: what the pair depends on may still come */
        Decided<T> decide(Scenes scenes, boolean loading);
    }

    /** Has a rule decide about one source, and writes what comes of it. */
    <T> T decide(DocumentKey source, Rule<T> rule);

    /**
     * Judges sources nobody judged: those that came while home streams were being read, or else those for which something came.
     *
     * @return how many
     */
    int judgeWaiting(int max);
}
