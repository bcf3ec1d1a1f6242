package org.storesync.routing.store.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.model.SyncType;
import org.storesync.routing.store.domain.Standing.OnSite;
import org.storesync.routing.store.domain.Standing.Roles;
import org.storesync.routing.store.domain.StoreChange.Dispense;
import org.storesync.routing.store.domain.StoreChange.Keep;
import org.storesync.routing.store.domain.StoreChange.Tell;
import org.storesync.routing.store.domain.StorePlan.Changes;

/** What the changes of a plan mean at a site (G6). */
class EffectTest {
    private static final StoreId S = new StoreId("S");
    private static final StoreId X = new StoreId("X");
    private static final SiteId K = new SiteId(10);
    private static final SiteId L = new SiteId(11);
    private static final OnSite PLAIN = new OnSite(true, SyncType.NONE, null, null, false, false);
    private static final OnSite TRANSFER = new OnSite(true, SyncType.TRANSFER, "j", null, false, false);

    @DisplayName("G6: a move: the old site loses the right, both read other streams, in the order of the sites")
    @Test
    void move() {
        List<Effect> effects = Effect.of(standing(PLAIN), plan(MovePlan.of(standing(PLAIN), L, "ada")), List.of());

        assertThat(effects).extracting(Effect::site).containsExactly(K, L);
        Effect old = effects.get(0);
        assertThat(old.before()).isEqualTo(SyncType.ACTIVE);
        assertThat(old.after()).isEqualTo(SyncType.NONE);
        assertThat(old.losesRight()).isTrue();
        assertThat(old.leaves()).contains(StreamName.store(S), StreamName.CENTRAL_DISPENSARY);
        assertThat(old.forgets()).containsExactly(S);
        Effect next = effects.get(1);
        assertThat(next.after()).isEqualTo(SyncType.ACTIVE);
        assertThat(next.losesRight()).isFalse();
        assertThat(next.reads()).contains(StreamName.store(S), StreamName.storeSetup(S), StreamName.inbox(S));
        assertThat(next.gains()).containsExactly(S);
    }

    @DisplayName("G6: a site that saw the store already gains no store by the letter that tells it to stop editing")
    @Test
    void seenAlready() {
        List<Effect> effects =
                Effect.of(standing(TRANSFER), plan(MovePlan.of(standing(TRANSFER), L, "ada")), List.of());

        assertThat(effects.get(0).after()).isEqualTo(SyncType.TRANSFER);
        assertThat(effects.get(0).gains()).isEmpty();
        assertThat(effects.get(0).forgets()).isEmpty();
    }

    @DisplayName("G6: what follows for other stores counts, but not for the type of this one")
    @Test
    void following() {
        List<StoreChange> following = List.of(
                new Keep(K, List.of(X), SyncType.NONE, "ended"), new Tell(K, X, false, false), new Dispense(K, true));

        Effect effect = Effect.of(standing(PLAIN), List.of(), following).getFirst();

        assertThat(effect.forgets()).containsExactly(X);
        assertThat(effect.after()).isEqualTo(SyncType.ACTIVE);
        assertThat(effect.reads()).isEmpty();
    }

    private static Standing standing(OnSite old) {
        return new Standing(S, true, true, K, 3, Map.of(K, old, L, PLAIN), true, new Roles(null, new SiteId(1)));
    }

    private static List<StoreChange> plan(StorePlan plan) {
        return ((Changes) plan).changes();
    }
}
