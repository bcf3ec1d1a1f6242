package org.storesync.routing.store.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.store.domain.Country.CENTRAL;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.store.domain.Country.Place;
import org.storesync.routing.store.domain.Country.Visible;
import org.storesync.routing.store.domain.StoreChange.Raise;
import org.storesync.routing.store.domain.StorePlan.Changes;
import org.storesync.routing.store.domain.StorePlan.Refusal;
import org.storesync.routing.store.domain.StorePlan.Refused;

/**
 * Whatever people do in whatever order, sites see, read and lose what a naive model says. The model keeps only the choices, and works out
 * from the beginning what each store is on each site.
 */
class PlansPropertyTest {
    private static final int STEPS = 400;
    private static final SiteId NOWHERE = new SiteId(99);
    private static final List<SyncType> CHOICES = List.of(SyncType.NONE, SyncType.TRANSFER, SyncType.COLLECTOR);

    private final Country country = new Country();
    private final List<StoreId> stores = new ArrayList<>();
    private final List<SiteId> sites = new ArrayList<>(List.of(CENTRAL));

    private final Map<StoreId, @Nullable SiteId> active = new HashMap<>();
    private final Map<Place, SyncType> chosen = new HashMap<>();
    private final Set<Place> followed = new HashSet<>();
    private final Map<Place, Integer> losses = new HashMap<>();
    private final Map<SiteId, Integer> rolesLost = new HashMap<>();
    private final Map<StoreId, Integer> collecting = new HashMap<>();
    private final Map<StoreId, Integer> versions = new HashMap<>();
    private @Nullable SiteId primary = null;

    @DisplayName("R15 R16 R19 R22 R23 R28 R30 R40 R49; A2, A3, A6, B1-B4, B10; I1, I3")
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20261130})
    void holdWhatTheModelSays(long seed) {
        Random random = new Random(seed);
        country.mobiles.put(CENTRAL, false);
        for (int i = 10; i < 16; i++) {
            sites.add(new SiteId(i));
            country.mobiles.put(new SiteId(i), i >= 14);
        }
        for (int step = 0; step < STEPS; step++) {
            String as = "seed " + seed + " step " + step + ": " + act(random);
            settle();
            check(as);
        }
    }

    private String act(Random random) {
        if (stores.size() < 3 || (stores.size() < 8 && random.nextInt(20) == 0)) {
            return appear(random);
        }
        StoreId store = stores.get(random.nextInt(stores.size()));
        SiteId site = random.nextInt(25) == 0 ? NOWHERE : sites.get(random.nextInt(sites.size()));
        return switch (random.nextInt(12)) {
            case 0 -> hand(sites.get(random.nextInt(sites.size())));
            case 1, 2 -> see(random, store, stores.get(random.nextInt(stores.size())));
            case 3, 4, 5 -> choose(store, site, CHOICES.get(random.nextInt(CHOICES.size())));
            default -> move(store, random.nextInt(5) == 0 ? null : site);
        };
    }

    private String appear(Random random) {
        StoreId store = new StoreId("S" + stores.size());
        stores.add(store);
        country.dispensaries.put(store, random.nextBoolean());
        country.carryOut(AppearancePlan.of(store, country.roles()));
        // Its record reaches the sites that see it, without a letter.
        sites.stream()
                .map(site -> new Place(store, site))
                .filter(country.kept::containsKey)
                .forEach(country.seen::add);
        active.put(store, null);
        chosen.put(new Place(store, CENTRAL), SyncType.COLLECTOR);
        collecting.put(store, 1);
        versions.put(store, 0);
        return store + " appears";
    }

    private String hand(SiteId next) {
        country.carryOut(HandoverPlan.of(country.before(next), next));
        if (primary != null && !primary.equals(next)) {
            rolesLost.merge(primary, 1, Integer::sum);
        }
        primary = next;
        return next + " becomes the primary";
    }

    private String see(Random random, StoreId in, StoreId store) {
        String join = "J" + random.nextInt(12);
        Visible now = random.nextInt(3) == 0 ? null : new Visible(in, store);
        country.see(join, now);
        return join + " makes visible " + now;
    }

    /** Derives what is due, and lets the model follow: a type by visibility ends with it, also one that was chosen. */
    private void settle() {
        for (Place place : List.copyOf(country.due)) {
            List<StoreChange> changes = FollowPlan.of(country.standing(place.store(), place.site()), place.site());
            country.carryOut(changes);
            versions.merge(
                    place.store(),
                    (int) changes.stream().filter(Raise.class::isInstance).count(),
                    Integer::sum);
            assertThat(FollowPlan.of(country.standing(place.store(), place.site()), place.site()))
                    .as("once more")
                    .isEmpty();
        }
        country.due.clear();
        for (StoreId store : stores) {
            for (SiteId site : sites) {
                Place place = new Place(store, site);
                if (grounded(store, site)) {
                    followed.add(place);
                } else if (followed.remove(place)) {
                    chosen.remove(place);
                }
            }
        }
    }

    private boolean grounded(StoreId store, SiteId site) {
        return !site.equals(CENTRAL)
                && country.visible.values().stream()
                        .anyMatch(each -> each.store().equals(store) && site.equals(active.get(each.in())));
    }

    private String choose(StoreId store, SiteId site, SyncType type) {
        Refusal expected = null;
        if (site.equals(NOWHERE)) {
            expected = Refusal.SITE_UNKNOWN;
        } else if (site.equals(active.get(store))) {
            expected = Refusal.ACTIVE_THERE;
        } else if (type == SyncType.COLLECTOR ? !mayCollect(store, site) : type != least(store, site)) {
            expected = type == SyncType.NONE ? Refusal.VISIBLE_THERE : Refusal.NOT_VISIBLE_THERE;
        }
        boolean collected = collected(store);
        carryOut(TypePlan.of(country.standing(store, site), site, type, "chosen"), expected);
        if (expected == null) {
            chosen.put(new Place(store, site), type == SyncType.COLLECTOR ? type : SyncType.NONE);
            changed(store, collected);
        }
        return store + " is " + type + " on " + site;
    }

    private String move(StoreId store, @Nullable SiteId to) {
        SiteId from = active.get(store);
        Refusal expected = null;
        if (NOWHERE.equals(to)) {
            expected = Refusal.SITE_UNKNOWN;
        } else if (to != null
                && !to.equals(from)
                && country.mobiles.getOrDefault(to, false)
                && active.containsValue(to)) {
            expected = Refusal.MOBILE_SITE_FULL;
        }
        boolean collected = collected(store);
        carryOut(MovePlan.of(country.standing(store, to), to, "ada"), expected);
        if (expected == null && !Objects.equals(from, to)) {
            active.put(store, to);
            if (from != null) {
                losses.merge(new Place(store, from), 1, Integer::sum);
            }
            changed(store, collected);
        }
        return store + " moves from " + from + " to " + to;
    }

    private void carryOut(StorePlan plan, @Nullable Refusal expected) {
        switch (plan) {
            case Changes(List<StoreChange> changes) -> {
                assertThat(expected).isNull();
                country.carryOut(changes);
            }
            case Refused(Refusal why) -> assertThat(why).isEqualTo(expected);
        }
    }

    private void changed(StoreId store, boolean collectedBefore) {
        versions.merge(store, 1, Integer::sum);
        if (!collectedBefore && collected(store)) {
            collecting.merge(store, 1, Integer::sum);
        }
    }

    private SyncType type(StoreId store, SiteId site) {
        if (site.equals(active.get(store))) {
            return SyncType.ACTIVE;
        }
        SyncType choice = chosen.getOrDefault(new Place(store, site), SyncType.NONE);
        return choice == SyncType.NONE ? least(store, site) : choice;
    }

    private SyncType least(StoreId store, SiteId site) {
        return mayCollect(store, site) || site.equals(primary) ? SyncType.TRANSFER : SyncType.NONE;
    }

    private boolean mayCollect(StoreId store, SiteId site) {
        return site.equals(CENTRAL) || grounded(store, site);
    }

    private boolean collected(StoreId store) {
        return CENTRAL.equals(active.get(store))
                || sites.stream().anyMatch(site -> type(store, site) == SyncType.COLLECTOR);
    }

    private void check(String as) {
        Set<Place> sees = new HashSet<>();
        Set<Place> reads = new HashSet<>();
        Set<SiteId> dispenses = new HashSet<>();
        for (StoreId store : stores) {
            for (SiteId site : sites) {
                SyncType type = type(store, site);
                if (type != SyncType.NONE) {
                    sees.add(new Place(store, site));
                }
                if (type.holdsStoreData()) {
                    reads.add(new Place(store, site));
                }
                if (type == SyncType.ACTIVE && country.dispensaries.getOrDefault(store, false)) {
                    dispenses.add(site);
                }
            }
            assertThat(country.versions.getOrDefault(Scope.of(store), 0)).as(as).isEqualTo(versions.get(store));
        }
        assertThat(country.active).as(as).isEqualTo(active);
        assertThat(country.seen).as(as).isEqualTo(sees);
        assertThat(country.read).as(as).isEqualTo(reads);
        assertThat(country.dispenses).as(as).isEqualTo(dispenses);
        assertThat(country.losses).as(as).isEqualTo(losses);
        assertThat(country.rolesLost).as(as).isEqualTo(rolesLost);
        assertThat(country.collecting).as(as).isEqualTo(collecting);
        assertThat(country.primary).as(as).isEqualTo(primary);
    }
}
