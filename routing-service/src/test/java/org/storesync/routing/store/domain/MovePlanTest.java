package org.storesync.routing.store.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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
import org.storesync.routing.store.domain.StoreChange.Assign;
import org.storesync.routing.store.domain.StoreChange.Collect;
import org.storesync.routing.store.domain.StoreChange.Dispense;
import org.storesync.routing.store.domain.StoreChange.Follow;
import org.storesync.routing.store.domain.StoreChange.JudgeStore;
import org.storesync.routing.store.domain.StoreChange.Keep;
import org.storesync.routing.store.domain.StoreChange.Raise;
import org.storesync.routing.store.domain.StoreChange.Read;
import org.storesync.routing.store.domain.StoreChange.Tell;
import org.storesync.routing.store.domain.StorePlan.Changes;
import org.storesync.routing.store.domain.StorePlan.Refusal;
import org.storesync.routing.store.domain.StorePlan.Refused;

/** A store S comes to a site L, leaves a site K, and goes back (B1, B4, B8; I1). */
class MovePlanTest {
    private static final StoreId S = new StoreId("S");
    private static final SiteId CENTRAL = new SiteId(1);
    private static final SiteId K = new SiteId(10);
    private static final SiteId L = new SiteId(11);
    private static final SiteId NOWHERE = new SiteId(99);
    private static final String BY = "ada";
    private static final OnSite PLAIN = new OnSite(true, SyncType.NONE, null, null, false, false);

    private boolean dispensary = false;
    private boolean collectedElsewhere = true;
    private @Nullable SiteId primary = null;
    private final Map<SiteId, OnSite> sites = new HashMap<>(Map.of(K, PLAIN, L, PLAIN));

    @DisplayName("B1: an unassigned store comes to a site that did not see it: streams, letter, judge again")
    @Test
    void comesToASite() {
        assertThat(changes(null, L))
                .containsExactly(
                        new Assign(S, L, 4, BY),
                        new Raise(Scope.of(S)),
                        new Read(L, S, true),
                        new Tell(L, S, true, false),
                        new Dispense(L, false),
                        new Follow(L, S),
                        new JudgeStore(S));
    }

    @DisplayName("R30 the old site forgets the store, and its loss is noted with the letter (B8)")
    @Test
    void leavesASite() {
        assertThat(changes(K, L))
                .containsExactly(
                        new Assign(S, L, 4, BY),
                        new Raise(Scope.of(S)),
                        new Read(K, S, false),
                        new Tell(K, S, false, true),
                        new Dispense(K, false),
                        new Follow(K, S),
                        new Read(L, S, true),
                        new Tell(L, S, true, false),
                        new Dispense(L, false),
                        new Follow(L, S),
                        new JudgeStore(S));
    }

    @DisplayName("R16 a store may be active on no site")
    @Test
    void leavesForNoSite() {
        assertThat(changes(K, null))
                .containsExactly(
                        new Assign(S, null, 4, BY),
                        new Raise(Scope.of(S)),
                        new Read(K, S, false),
                        new Tell(K, S, false, true),
                        new Dispense(K, false),
                        new Follow(K, S),
                        new JudgeStore(S));
    }

    @DisplayName("R15 the undo is a move back; the loss of the site between is noted too (R31)")
    @Test
    void goesBack() {
        Standing moved = standing(K).movedTo(L);

        assertThat(planned(moved, K))
                .containsSequence(new Assign(S, K, 5, BY), new Raise(Scope.of(S)))
                .contains(new Tell(L, S, false, true), new Tell(K, S, true, false))
                .doesNotContain(new Tell(K, S, false, true));
    }

    @DisplayName("R30 a site that goes on seeing the store is told all the same: it edits the data no longer")
    @Test
    void tellsACollectorThatItLostTheRight() {
        sites.put(K, new OnSite(true, SyncType.COLLECTOR, null, null, false, false));

        assertThat(changes(K, L)).contains(new Read(K, S, true), new Tell(K, S, true, true));
    }

    @DisplayName("B4: a site that saw the store gets no second letter when the store comes")
    @Test
    void tellsNothingOfAStoreThatWasSeen() {
        sites.put(L, new OnSite(true, SyncType.TRANSFER, null, null, false, false));

        assertThat(changes(null, L)).contains(new Read(L, S, true)).noneMatch(Tell.class::isInstance);
    }

    @DisplayName("A2: the primary goes on seeing a store that leaves it")
    @Test
    void staysOnThePrimary() {
        primary = K;

        assertThat(changes(K, L))
                .containsSequence(
                        new Keep(K, List.of(S), SyncType.TRANSFER, OnPrimary.WHY),
                        new Read(K, S, false),
                        new Tell(K, S, true, true));
    }

    @DisplayName("A2: what is kept for the primary stays as it is")
    @Test
    void keepsWhatIsKeptForThePrimary() {
        primary = K;
        sites.put(K, new OnSite(true, SyncType.COLLECTOR, null, null, false, false));

        assertThat(changes(K, L)).noneMatch(Keep.class::isInstance);
    }

    @DisplayName("R19 dispensary data goes while another dispensary is active, and no longer")
    @Test
    void followsDispensaries() {
        dispensary = true;
        assertThat(changes(K, L)).contains(new Dispense(K, false), new Dispense(L, true));

        sites.put(K, new OnSite(true, SyncType.NONE, null, null, false, true));
        assertThat(changes(K, L)).contains(new Dispense(K, true));
    }

    @DisplayName(
            "R22 collecting begins when the move makes another site the collector, or brings the store to central (C1)")
    @Test
    void beginsToCollect() {
        collectedElsewhere = false;
        assertThat(changes(K, L)).doesNotContain(new Collect(S));

        sites.put(CENTRAL, PLAIN);
        assertThat(changes(K, CENTRAL)).contains(new Collect(S));

        sites.put(K, new OnSite(true, SyncType.COLLECTOR, null, null, false, false));
        assertThat(changes(K, L)).contains(new Collect(S));
        assertThat(changes(L, K)).as("it only ends").doesNotContain(new Collect(S));
        collectedElsewhere = true;
        assertThat(changes(K, L)).as("it went on").doesNotContain(new Collect(S));
    }

    @DisplayName("A move to where the store is changes nothing, also a second time")
    @Test
    void isIdempotent() {
        assertThat(changes(K, K)).isEmpty();
        assertThat(changes(null, null)).isEmpty();
    }

    @DisplayName("A6: a mobile site has one active store; a site that is not there has none")
    @Test
    void refuses() {
        sites.put(L, new OnSite(true, SyncType.NONE, null, null, true, false));
        assertThat(MovePlan.of(standing(K), L, BY)).isEqualTo(new Refused(Refusal.MOBILE_SITE_FULL));
        assertThat(MovePlan.of(standing(L), L, BY))
                .as("the store that is there stays")
                .isEqualTo(new Changes(List.of()));
        assertThat(MovePlan.of(standing(K), NOWHERE, BY)).isEqualTo(new Refused(Refusal.SITE_UNKNOWN));
    }

    @DisplayName("I1: the heads of the store, of both sites, and of all store records")
    @Test
    void holdsTheHeads() {
        assertThat(MovePlan.heads(S, K, L))
                .containsExactlyInAnyOrder(
                        StreamName.store(S),
                        StreamName.storeSetup(S),
                        StreamName.inbox(S),
                        StreamName.site(K),
                        StreamName.site(L),
                        StreamName.STORE_CORE);
        assertThat(MovePlan.heads(S, null, L))
                .doesNotContain(StreamName.site(K))
                .contains(StreamName.site(L));
    }

    private Standing standing(@Nullable SiteId active) {
        return new Standing(S, dispensary, true, active, 3, sites, collectedElsewhere, new Roles(primary, CENTRAL));
    }

    private List<StoreChange> changes(@Nullable SiteId from, @Nullable SiteId to) {
        return planned(standing(from), to);
    }

    private static List<StoreChange> planned(Standing before, @Nullable SiteId to) {
        StorePlan plan = MovePlan.of(before, to, BY);
        assertThat(plan).isInstanceOf(Changes.class);
        return ((Changes) plan).changes();
    }
}
