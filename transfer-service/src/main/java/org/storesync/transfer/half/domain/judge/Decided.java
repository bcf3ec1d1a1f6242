package org.storesync.transfer.half.domain.judge;

import java.util.List;

/** What a rule says, and what is to be written for it. */
public record Decided<T>(T outcome, List<Judgement> judgements) {
    public Decided {
        judgements = List.copyOf(judgements);
    }

    /** Nothing is written. */
    public static <T> Decided<T> only(T outcome) {
        return new Decided<>(outcome, List.of());
    }
}
