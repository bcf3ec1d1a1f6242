package org.storesync.routing.store.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.model.SyncType;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.store.domain.Standing.Ground;
import org.storesync.routing.store.domain.Standing.OnSite;
import org.storesync.routing.store.domain.Standing.Roles;
import org.storesync.routing.store.domain.StoreChange.Collect;
import org.storesync.routing.store.domain.StoreChange.Dispense;
import org.storesync.routing.store.domain.StoreChange.Keep;
import org.storesync.routing.store.domain.StoreChange.Raise;
import org.storesync.routing.store.domain.StoreChange.Read;
import org.storesync.routing.store.domain.StoreChange.Tell;
import org.storesync.routing.store.domain.StorePlan.Changes;
import org.storesync.routing.store.domain.StorePlan.Refusal;
import org.storesync.routing.store.domain.StorePlan.Refused;

/** A person chooses whether the site L collects the store S, which is active on K, and whose name is or is not visible at L (B2, B3). */
class TypePlanTest {
    private static final StoreId S = new StoreId("S");
    private static final SiteId CENTRAL = new SiteId(1);
    private static final SiteId K = new SiteId(10);
    private static final SiteId L = new SiteId(11);
    private static final String WHY = "chosen";
    private static final Ground BY_J = new Ground("J", new StoreId("W"));
    private static final String BY_J_WHY = "its name is visible in store W";

    @DisplayName("B2: a collector reads the store's streams and sees its record")
    @Test
    void becomesACollector() {
        assertThat(changes(SyncType.TRANSFER, SyncType.COLLECTOR, null))
                .containsExactly(
                        new Keep(L, List.of(S), SyncType.COLLECTOR, WHY, "J"),
                        new Collect(S),
                        new Raise(Scope.of(S)),
                        new Read(L, S, true),
                        new Dispense(L, false));
    }

    @DisplayName("B2: collector before the type followed: the site is told of the store")
    @Test
    void becomesACollectorAtOnce() {
        assertThat(changes(SyncType.NONE, SyncType.COLLECTOR, null)).contains(new Tell(L, S, true, false));
    }

    @DisplayName("R23 from collector to transfer the streams end, and no letter is needed")
    @Test
    void isACollectorNoLonger() {
        assertThat(changes(SyncType.COLLECTOR, SyncType.TRANSFER, null))
                .contains(new Keep(L, List.of(S), SyncType.TRANSFER, BY_J_WHY, "J"), new Read(L, S, false))
                .noneMatch(Tell.class::isInstance);
    }

    @DisplayName("B4: what stands without visibility can be taken away: the store's record goes; it takes no right")
    @Test
    void becomesNone() {
        assertThat(changes(unseen(SyncType.COLLECTOR, null), SyncType.NONE))
                .startsWith(new Keep(L, List.of(S), SyncType.NONE, WHY))
                .contains(new Tell(L, S, false, false));
    }

    @DisplayName("A2: a store that is not visible is transfer on the primary, as long as it is the primary")
    @Test
    void staysOnThePrimary() {
        assertThat(changes(unseen(SyncType.COLLECTOR, L), SyncType.TRANSFER))
                .containsSubsequence(
                        new Keep(L, List.of(S), SyncType.NONE, WHY),
                        new Keep(L, List.of(S), SyncType.TRANSFER, OnPrimary.WHY),
                        new Read(L, S, false))
                .noneMatch(Tell.class::isInstance);
    }

    @DisplayName("R22 collecting begins with the first collector, not with a further one")
    @Test
    void beginsToCollect() {
        assertThat(changes(SyncType.TRANSFER, SyncType.COLLECTOR, null)).contains(new Collect(S));
        assertThat(changes(SyncType.COLLECTOR, SyncType.COLLECTOR, null)).doesNotContain(new Collect(S));
        Standing collected = new Standing(
                S, false, true, K, 3, Map.of(L, site(SyncType.NONE, BY_J)), true, new Roles(null, CENTRAL));
        assertThat(((Changes) TypePlan.of(collected, L, SyncType.COLLECTOR, WHY)).changes())
                .doesNotContain(new Collect(S));
    }

    @DisplayName("B2: where the store is active its type follows from that; a site that is not there has no type")
    @Test
    void refuses() {
        Standing before = standing(SyncType.NONE, null);

        assertThat(TypePlan.of(before, K, SyncType.NONE, WHY)).isEqualTo(new Refused(Refusal.ACTIVE_THERE));
        assertThat(TypePlan.of(before, new SiteId(99), SyncType.TRANSFER, WHY))
                .isEqualTo(new Refused(Refusal.SITE_UNKNOWN));
    }

    @DisplayName("B3: an act chooses collector or not, and collector only where the store is visible")
    @Test
    void followsVisibility() {
        assertThat(TypePlan.of(standing(SyncType.TRANSFER, null), L, SyncType.NONE, WHY))
                .isEqualTo(new Refused(Refusal.VISIBLE_THERE));
        for (SyncType type : List.of(SyncType.TRANSFER, SyncType.COLLECTOR)) {
            assertThat(TypePlan.of(unseen(SyncType.NONE, null), L, type, WHY))
                    .isEqualTo(new Refused(Refusal.NOT_VISIBLE_THERE));
        }
        assertThat(TypePlan.of(unseen(SyncType.TRANSFER, L), L, SyncType.COLLECTOR, WHY))
                .as("the primary sees it, but not by visibility")
                .isEqualTo(new Refused(Refusal.NOT_VISIBLE_THERE));
    }

    @DisplayName("B3: central collects or not, and never is without the store's record")
    @Test
    void centralChooses() {
        Standing onCentral = new Standing(
                S, false, true, K, 3, Map.of(CENTRAL, site(SyncType.COLLECTOR, null)), false, new Roles(null, CENTRAL));

        assertThat(changes(onCentral, SyncType.TRANSFER, CENTRAL))
                .startsWith(new Keep(CENTRAL, List.of(S), SyncType.TRANSFER, WHY));
        assertThat(TypePlan.of(onCentral, CENTRAL, SyncType.NONE, WHY)).isEqualTo(new Refused(Refusal.VISIBLE_THERE));
    }

    @Test
    void holdsTheHeads() {
        assertThat(TypePlan.heads(S, L))
                .containsExactlyInAnyOrder(
                        StreamName.store(S),
                        StreamName.storeSetup(S),
                        StreamName.inbox(S),
                        StreamName.site(L),
                        StreamName.STORE_CORE);
    }

    private static List<StoreChange> changes(SyncType before, SyncType type, @Nullable SiteId primary) {
        return changes(standing(before, primary), type);
    }

    private static List<StoreChange> changes(Standing before, SyncType type) {
        return changes(before, type, L);
    }

    private static List<StoreChange> changes(Standing before, SyncType type, SiteId site) {
        StorePlan plan = TypePlan.of(before, site, type, WHY);
        assertThat(plan).isInstanceOf(Changes.class);
        return ((Changes) plan).changes();
    }

    private static Standing standing(SyncType onL, @Nullable SiteId primary) {
        return standing(site(onL, BY_J), primary);
    }

    /** Nothing makes S visible at L. */
    private static Standing unseen(SyncType onL, @Nullable SiteId primary) {
        return standing(site(onL, null), primary);
    }

    private static Standing standing(OnSite onL, @Nullable SiteId primary) {
        Map<SiteId, OnSite> sites = Map.of(K, site(SyncType.NONE, null), L, onL);
        return new Standing(S, false, true, K, 3, sites, false, new Roles(primary, CENTRAL));
    }

    private static OnSite site(SyncType kept, @Nullable Ground ground) {
        return new OnSite(true, kept, null, ground, false, false);
    }
}
