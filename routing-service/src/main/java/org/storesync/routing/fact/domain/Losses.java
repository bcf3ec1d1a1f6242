package org.storesync.routing.fact.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rights a site lost without knowing it yet (docs/adr/0017), each with where its streams stood at the first such loss: what was written
 * above has happened since.
 *
 * @param primary stream to head for what the primary edits; null: that right was not lost. A stream without a head began later
 * @param stores {@code store/S} to head, for each store lost
 */
public record Losses(@Nullable Map<Integer, Long> primary, Map<Integer, Long> stores) {
    public static final Losses NONE = new Losses(null, Map.of());

    public Losses {
        primary = primary == null ? null : Map.copyOf(primary);
        stores = Map.copyOf(stores);
    }

    /** Head of the stream when the right to what the primary edits was lost; -1 if it was not, or the site knows. */
    public long primarySince(int stream) {
        return primary == null ? -1 : primary.getOrDefault(stream, 0L);
    }

    /** Head of {@code store/S} when the store was lost; -1 if it was not, or the site knows. */
    public long storeSince(int stream) {
        return stores.getOrDefault(stream, -1L);
    }
}
