package org.storesync.routing.fact.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rights that a site lost without knowing it yet (docs/adr/0017), each with the heads of its streams at the first such loss. What is
 * written above these heads was written after the loss.
 *
 * @param primary for each stream that the primary edits, its head at the loss; null: the site did not lose the role. A stream without a
 *     head began later
 * @param stores for each lost store, the head of {@code store/S} at the loss
 */
public record Losses(@Nullable Map<Integer, Long> primary, Map<Integer, Long> stores) {
    public static final Losses NONE = new Losses(null, Map.of());

    public Losses {
        primary = primary == null ? null : Map.copyOf(primary);
        stores = Map.copyOf(stores);
    }

    /** Head of the stream when the site lost the right to what the primary edits; -1 if it did not lose it, or knows it. */
    public long primarySince(int stream) {
        return primary == null ? -1 : primary.getOrDefault(stream, 0L);
    }

    /** Head of {@code store/S} when the site lost the store; -1 if it did not lose it, or knows it. */
    public long storeSince(int stream) {
        return stores.getOrDefault(stream, -1L);
    }
}
