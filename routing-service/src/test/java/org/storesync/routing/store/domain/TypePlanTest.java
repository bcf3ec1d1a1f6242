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

/** A person chooses what the store S, active on K, is on the site L (B2, B3). */
class TypePlanTest {
    private static final StoreId S = new StoreId("S");
    private static final SiteId CENTRAL = new SiteId(1);
    private static final SiteId K = new SiteId(10);
    private static final SiteId L = new SiteId(11);
    private static final String WHY = "chosen";

    @DisplayName("B2: a collector reads the store's streams and sees its record")
    @Test
    void becomesACollector() {
        assertThat(changes(SyncType.NONE, SyncType.COLLECTOR, null))
                .containsExactly(
                        new Keep(L, List.of(S), SyncType.COLLECTOR, WHY),
                        new Collect(S),
                        new Raise(Scope.of(S)),
                        new Read(L, S, true),
                        new Tell(L, S, true, false),
                        new Dispense(L, false));
    }

    @DisplayName("B2: a transfer copy is the record alone")
    @Test
    void becomesATransferCopy() {
        assertThat(changes(SyncType.NONE, SyncType.TRANSFER, null))
                .containsExactly(
                        new Keep(L, List.of(S), SyncType.TRANSFER, WHY),
                        new Raise(Scope.of(S)),
                        new Read(L, S, false),
                        new Tell(L, S, true, false),
                        new Dispense(L, false));
    }

    @DisplayName("R23 from collector to transfer the streams end, and no letter is needed")
    @Test
    void isACollectorNoLonger() {
        assertThat(changes(SyncType.COLLECTOR, SyncType.TRANSFER, null))
                .contains(new Read(L, S, false))
                .noneMatch(Tell.class::isInstance);
    }

    @DisplayName("B4: none takes the store's record away; it takes no right")
    @Test
    void becomesNone() {
        assertThat(changes(SyncType.TRANSFER, SyncType.NONE, null))
                .startsWith(new Keep(L, List.of(S), SyncType.NONE, WHY))
                .contains(new Tell(L, S, false, false));
    }

    @DisplayName("A2: none on the primary is transfer")
    @Test
    void staysOnThePrimary() {
        assertThat(changes(SyncType.COLLECTOR, SyncType.NONE, L))
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
        Standing collected =
                new Standing(S, false, K, 3, Map.of(L, site(SyncType.NONE)), true, new Roles(null, CENTRAL));
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
        StorePlan plan = TypePlan.of(standing(before, primary), L, type, WHY);
        assertThat(plan).isInstanceOf(Changes.class);
        return ((Changes) plan).changes();
    }

    private static Standing standing(SyncType onL, @Nullable SiteId primary) {
        Map<SiteId, OnSite> sites = Map.of(K, site(SyncType.NONE), L, site(onL));
        return new Standing(S, false, K, 3, sites, false, new Roles(primary, CENTRAL));
    }

    private static OnSite site(SyncType kept) {
        return new OnSite(true, kept, null, null, false, false);
    }
}
