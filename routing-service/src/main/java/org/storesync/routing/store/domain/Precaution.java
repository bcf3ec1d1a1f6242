package org.storesync.routing.store.domain;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;

/**
 * What must hold before a store moves, unless a person gives a reason. The new site loads only what central has, and what the old site did
 * not send is late (rules, Move).
 *
 * @param collected central must have all of the store's data
 * @param synchronised sites that must have sent and received everything
 */
public record Precaution(boolean collected, List<SiteId> synchronised) {
    private static final Precaution NONE = new Precaution(false, List.of());

    public Precaution {
        synchronised = List.copyOf(synchronised);
    }

    /** @param epoch of the store's assignment: 0 if it was never assigned */
    public static Precaution of(@Nullable SiteId from, @Nullable SiteId to, long epoch) {
        if (Objects.equals(from, to) || epoch == 0) {
            return NONE;
        }
        if (from == null) {
            return new Precaution(true, List.of());
        }
        return to == null ? new Precaution(false, List.of(from)) : new Precaution(true, List.of(from, to));
    }
}
