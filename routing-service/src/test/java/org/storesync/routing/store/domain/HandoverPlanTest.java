package org.storesync.routing.store.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.model.SyncType;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.store.domain.HandoverPlan.Before;
import org.storesync.routing.store.domain.HandoverPlan.Shown;
import org.storesync.routing.store.domain.Standing.Roles;
import org.storesync.routing.store.domain.StoreChange.Appear;
import org.storesync.routing.store.domain.StoreChange.HandRole;
import org.storesync.routing.store.domain.StoreChange.JudgePrimary;
import org.storesync.routing.store.domain.StoreChange.Keep;
import org.storesync.routing.store.domain.StoreChange.Raise;
import org.storesync.routing.store.domain.StoreChange.Read;
import org.storesync.routing.store.domain.StoreChange.Tell;
import org.storesync.routing.store.domain.StoreChange.TellRoleLost;

/** The role of the primary goes from K to L (A2, A3; docs/adr/0016), and stores appear on the site that has it (B10). */
class HandoverPlanTest {
    private static final SiteId CENTRAL = new SiteId(1);
    private static final SiteId K = new SiteId(10);
    private static final SiteId L = new SiteId(11);
    private static final StoreId S = new StoreId("S");
    private static final StoreId T = new StoreId("T");
    private static final StoreId X = new StoreId("X");

    @DisplayName("R28 the first primary comes to see all stores")
    @Test
    void namesTheFirst() {
        assertThat(HandoverPlan.of(new Before(null, List.of(S, T), List.of()), L))
                .containsExactly(
                        new HandRole(L, null),
                        new Raise(Scope.PRIMARY),
                        new Keep(L, List.of(S, T), SyncType.TRANSFER, OnPrimary.WHY),
                        new Tell(L, S, true, false),
                        new Tell(L, T, true, false),
                        new JudgePrimary(L));
    }

    @DisplayName(
            "A3: the one before loses the role and what it saw for it alone; a store active there it goes on seeing")
    @Test
    void handsOver() {
        Before before = new Before(K, List.of(X), List.of(new Shown(S, false), new Shown(T, true)));

        assertThat(HandoverPlan.of(before, L))
                .containsExactly(
                        new HandRole(L, K),
                        new Raise(Scope.PRIMARY),
                        new Keep(K, List.of(S, T), SyncType.NONE, OnPrimary.WHY),
                        new Tell(K, S, false, false),
                        new TellRoleLost(K),
                        new Keep(L, List.of(X), SyncType.TRANSFER, OnPrimary.WHY),
                        new Tell(L, X, true, false),
                        new JudgePrimary(L));
    }

    @DisplayName("A handover to the one that has the role changes nothing")
    @Test
    void isIdempotent() {
        assertThat(HandoverPlan.of(new Before(L, List.of(), List.of(new Shown(S, false))), L))
                .isEmpty();
    }

    @DisplayName("A3: who can be the primary")
    @ParameterizedTest(name = "{0}, called {1}, edits central data {2}: {3}")
    @CsvSource({
        "DESKTOP, true, false, true",
        "DESKTOP, false, false, false",
        "OPEN_MSUPPLY, true, false, true",
        "OPEN_MSUPPLY, false, false, false",
        "MOBILE, true, false, false",
        "INTERNAL, false, true, true",
        "INTERNAL, true, false, false"
    })
    void mayBeThePrimary(SiteKind kind, boolean called, boolean editsCentralData, boolean fit) {
        assertThat(HandoverPlan.unfit(kind, called, editsCentralData).isEmpty()).isEqualTo(fit);
    }

    @DisplayName("R47 the heads of a push of central data, and of both sites")
    @Test
    void holdsTheHeads() {
        assertThat(HandoverPlan.heads(K, L))
                .containsExactlyInAnyOrder(
                        StreamName.CENTRAL,
                        StreamName.CENTRAL_DISPENSARY,
                        StreamName.STORE_CORE,
                        StreamName.site(K),
                        StreamName.site(L));
        assertThat(HandoverPlan.heads(null, L)).hasSize(4).contains(StreamName.site(L));
    }

    @DisplayName("B10, A2: a store appears on no site, collected by central, and seen by the primary")
    @Test
    void appears() {
        assertThat(AppearancePlan.of(S, new Roles(K, CENTRAL)))
                .containsExactly(
                        new Read(CENTRAL, S, true),
                        new Appear(S),
                        new Keep(CENTRAL, List.of(S), SyncType.COLLECTOR, "central collects by default"),
                        new Keep(K, List.of(S), SyncType.TRANSFER, OnPrimary.WHY));
        assertThat(AppearancePlan.of(S, new Roles(CENTRAL, CENTRAL)))
                .as("central is the primary, and has it already")
                .hasSize(3)
                .isEqualTo(AppearancePlan.of(S, new Roles(null, CENTRAL)));
    }
}
