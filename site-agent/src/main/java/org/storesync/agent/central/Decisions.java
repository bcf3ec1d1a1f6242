package org.storesync.agent.central;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of changes of this site that waited at central, by people there or by central itself.
 *
 * @param next where the next page goes on; null after the last one
 */
public record Decisions(List<Decision> items, @Nullable String next) {
    public static final Decisions NONE = new Decisions(List.of(), null);

    // A missing list reads as null.
    @SuppressWarnings("NullAway")
    public Decisions {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /**
     * One of them.
     *
     * @param siteSeq of the change
     * @param outcome what became of it: {@code accepted}, {@code not-collected}, {@code discarded}, {@code refused}, {@code stale}; null from a
     *     central that tells decisions of people alone
     * @param code of a refused or stale one why, else why it waited
     * @param decision {@code ACCEPT}, {@code DISCARD}, {@code JUDGE_AGAIN}, or a word of a newer central
     */
    public record Decision(
            String decisionId,
            long siteSeq,
            String type,
            String id,
            String decision,
            @Nullable String outcome,
            @Nullable String code,
            @Nullable String reason,
            String at) {}
}
