package org.storesync.transfer.half.domain.judge;

import java.util.List;

/** The result of a rule, and what must be written for it. */
public record Decided<T>(T outcome, List<Judgement> judgements) {
    public Decided {
        judgements = List.copyOf(judgements);
    }

    /** A result for which nothing is written. */
    public static <T> Decided<T> only(T outcome) {
        return new Decided<>(outcome, List.of());
    }
}
