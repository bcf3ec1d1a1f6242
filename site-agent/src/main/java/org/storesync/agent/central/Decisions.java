package org.storesync.agent.central;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people, or central automatically, decided about waiting changes of this site.
 *
 * @param next where the next page begins; null after the last one
 */
public record Decisions(List<Decision> items, @Nullable String next) {
    public static final Decisions NONE = new Decisions(List.of(), null);

    // A missing list is read as null.
    @SuppressWarnings("NullAway")
    public Decisions {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /**
     * One decision.
     *
     * @param siteSeq of the change
     * @param outcome what became of the change: {@code accepted}, {@code not-collected}, {@code discarded}, {@code refused}, {@code stale};
     *     null from a central that tells only decisions of people
     * @param code why it was refused or stale; for other outcomes, why it waited
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
