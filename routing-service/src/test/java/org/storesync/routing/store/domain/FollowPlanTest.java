package org.storesync.routing.store.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.store.domain.Standing.Ground;
import org.storesync.routing.store.domain.Standing.OnSite;
import org.storesync.routing.store.domain.Standing.Roles;
import org.storesync.routing.store.domain.StoreChange.Dispense;
import org.storesync.routing.store.domain.StoreChange.Keep;
import org.storesync.routing.store.domain.StoreChange.Raise;
import org.storesync.routing.store.domain.StoreChange.Read;
import org.storesync.routing.store.domain.StoreChange.Tell;

/** The name of store X is, or is not, visible in store S, which is active on L (B3). */
class FollowPlanTest {
    private static final StoreId X = new StoreId("X");
    private static final SiteId CENTRAL = new SiteId(1);
    private static final SiteId L = new SiteId(11);
    private static final Ground BY_J = new Ground("J", new StoreId("S"));
    private static final String BY_J_WHY = "its name is visible in store S";

    @DisplayName("B3: visible and none before: transfer, with the reason and the join")
    @Test
    void becomesTransfer() {
        assertThat(changes(SyncType.NONE, null, BY_J))
                .containsExactly(
                        new Keep(L, List.of(X), SyncType.TRANSFER, BY_J_WHY, "J"),
                        new Raise(Scope.of(X)),
                        new Read(L, X, false),
                        new Tell(L, X, true, false),
                        new Dispense(L, false));
    }

    @DisplayName("R23 collector by hand, visibility ends, begins: none, then transfer; it must be chosen again")
    @Test
    void takesAChoiceAwayWithTheVisibility() {
        assertThat(changes(SyncType.COLLECTOR, "J", null))
                .contains(
                        new Keep(L, List.of(X), SyncType.NONE, "its name is no longer visible there"),
                        new Read(L, X, false),
                        new Tell(L, X, false, false));
        assertThat(changes(SyncType.NONE, null, BY_J))
                .contains(new Keep(L, List.of(X), SyncType.TRANSFER, BY_J_WHY, "J"));
    }

    @DisplayName("B3: a choice survives while one visibility takes the place of another; the site is told nothing")
    @Test
    void keepsAChoiceUnderAnotherJoin() {
        assertThat(changes(SyncType.COLLECTOR, "old", BY_J))
                .containsExactly(new Keep(L, List.of(X), SyncType.COLLECTOR, BY_J_WHY, "J"));
        assertThat(changes(SyncType.COLLECTOR, "J", BY_J)).isEmpty();
    }

    @DisplayName("A2: on the primary a store is at least transfer, and by visibility it stays so when the role goes")
    @Test
    void followsOnThePrimaryToo() {
        assertThat(FollowPlan.of(standing(SyncType.TRANSFER, null, BY_J, L), L))
                .containsExactly(new Keep(L, List.of(X), SyncType.TRANSFER, BY_J_WHY, "J"));
        assertThat(FollowPlan.of(standing(SyncType.TRANSFER, "J", null, L), L))
                .contains(new Keep(L, List.of(X), SyncType.TRANSFER, OnPrimary.WHY))
                .noneMatch(Tell.class::isInstance);
    }

    @DisplayName("B3: what a person or the primary's role gives without visibility is left alone; so is central")
    @Test
    void leavesOthersAlone() {
        assertThat(changes(SyncType.COLLECTOR, null, null)).isEmpty();
        assertThat(changes(SyncType.NONE, null, null)).isEmpty();
        Standing onCentral = new Standing(
                X,
                false,
                true,
                null,
                0,
                Map.of(CENTRAL, new OnSite(true, SyncType.NONE, null, BY_J, false, false)),
                false,
                new Roles(null, CENTRAL));
        assertThat(FollowPlan.of(onCentral, CENTRAL)).isEmpty();
    }

    private static List<StoreChange> changes(SyncType kept, @Nullable String join, @Nullable Ground ground) {
        return FollowPlan.of(standing(kept, join, ground, null), L);
    }

    private static Standing standing(
            SyncType kept, @Nullable String join, @Nullable Ground ground, @Nullable SiteId primary) {
        OnSite here = new OnSite(true, kept, join, ground, false, false);
        return new Standing(X, false, true, null, 0, Map.of(L, here), true, new Roles(primary, CENTRAL));
    }
}
