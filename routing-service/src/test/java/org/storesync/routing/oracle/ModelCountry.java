package org.storesync.routing.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.oracle.Place.Copy;
import org.storesync.routing.oracle.Scene.Shop;

/**
 * A country whose facts change at random: stores move, names become visible and are hidden again, collecting and transactions are switched,
 * the primary changes hands. Sites that lose a right do not know it until their next complete sync (docs/rules.md, section 1.1).
 */
final class ModelCountry {
    /** An internal site; it and central know of each loss at once. */
    static final int MASTER = 2;

    /** All stores that there may be. */
    static final List<String> STORES = List.of("S0", "S1", "S2", "S3", "S4", "S5", "T0", "T1");

    static final List<Integer> REMOTE = List.of(10, 11, 12, 13, 14, 15);
    static final List<Integer> SITES =
            Stream.concat(Stream.of(Scene.CENTRAL, MASTER), REMOTE.stream()).toList();

    private final Random random;
    private final Map<String, Shop> stores = new LinkedHashMap<>();
    private final Set<String> visible = new HashSet<>();
    private final Set<String> chosen = new HashSet<>();
    private final Map<Integer, Unknown> unknown = new HashMap<>();
    private final Map<String, Shop> now = new LinkedHashMap<>();
    private int primary = MASTER;
    private int installations = 100;

    /** What a site does not know yet. */
    private static final class Unknown {
        private final Map<String, Long> stores = new HashMap<>();
        private final Set<String> ended = new HashSet<>();
        private long primary = -1;
        private int installation;

        void sync() {
            stores.clear();
            ended.clear();
            primary = -1;
        }
    }

    ModelCountry(Random random) {
        this.random = random;
        for (int site : SITES) {
            Unknown none = new Unknown();
            none.installation = installations++;
            unknown.put(site, none);
        }
        for (String id : STORES.subList(0, 6)) {
            write(id, "n" + id, random.nextBoolean());
            move(id, any(SITES), 0);
        }
        for (int i = 0; i < 40; i++) {
            show();
            choose();
        }
    }

    List<String> stores() {
        return new ArrayList<>(stores.keySet());
    }

    /** A store's record was written. */
    void write(String id, @Nullable String name, boolean dispensary) {
        now.clear();
        Shop old = stores.get(id);
        stores.put(
                id,
                old == null
                        ? new Shop(id, name, 0, false, dispensary, true)
                        : new Shop(id, name, old.site(), old.collected(), dispensary, old.transactions()));
    }

    /** A store's record was deleted. */
    void delete(String id) {
        now.clear();
        stores.remove(id);
    }

    /** Changes one fact, and says which. */
    String act(long step) {
        now.clear();
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> move(any(stores()), random.nextInt(10) == 0 ? 0 : any(SITES), step);
            case 3, 4 -> show();
            case 5, 6 -> choose();
            case 7 -> switchTransactions(any(stores()));
            case 8, 9 ->
                handOver(any(Stream.concat(Stream.of(MASTER), REMOTE.stream()).toList()), step);
            case 10 -> sync(any(REMOTE));
            default -> reinstall(any(REMOTE));
        };
    }

    private String move(String store, int site, long step) {
        Shop old = store(store);
        if (old.site() != site) {
            if (REMOTE.contains(old.site())) {
                of(old.site()).stores.putIfAbsent(store, step);
            }
            stores.put(store, new Shop(store, old.name(), site, old.collected(), old.dispensary(), old.transactions()));
        }
        return store + " moves to " + site;
    }

    private String show() {
        String pair = Scene.pair(any(stores()), store(any(stores())).name());
        if (visible.remove(pair)) {
            REMOTE.forEach(site -> of(site).ended.add(pair));
            return pair + " is hidden";
        }
        visible.add(pair);
        return pair + " is shown";
    }

    /** Chooses a store as collected, or not, at a site. At central the choice is not to collect it. */
    private String choose() {
        String choice = any(stores()) + "@" + any(SITES);
        boolean on = !chosen.remove(choice) && chosen.add(choice);
        return choice + (on ? " is chosen" : " is not chosen");
    }

    private String switchTransactions(String store) {
        Shop old = store(store);
        stores.put(
                store, new Shop(store, old.name(), old.site(), old.collected(), old.dispensary(), !old.transactions()));
        return store + (old.transactions() ? " leaves transactions out" : " includes transactions");
    }

    private String handOver(int site, long step) {
        if (primary != site && REMOTE.contains(primary) && of(primary).primary < 0) {
            of(primary).primary = step;
        }
        primary = site;
        return site + " becomes primary";
    }

    private String sync(int site) {
        of(site).sync();
        return site + " completes a sync";
    }

    private String reinstall(int site) {
        of(site).sync();
        of(site).installation = installations++;
        return site + " is installed again";
    }

    private Unknown of(int site) {
        return unknown.computeIfAbsent(site, each -> new Unknown());
    }

    private Shop store(String id) {
        return Objects.requireNonNull(stores.get(id));
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The copy of a store at a site (B2, B3; docs/rules.md, "Type of X on K"). */
    Copy copy(String store, int site) {
        Shop shop = stores.get(store);
        if (shop == null) {
            return Copy.NONE;
        }
        if (shop.site() == site) {
            return Copy.ACTIVE;
        }
        boolean choice = chosen.contains(store + "@" + site);
        boolean central = site == Scene.CENTRAL;
        boolean ground = central
                || stores.values().stream()
                        .anyMatch(own -> own.site() == site && visible.contains(Scene.pair(own.id(), shop.name())));
        if (ground && choice != central) {
            return Copy.COLLECTOR;
        }
        return ground || site == primary ? Copy.TRANSFER : Copy.NONE;
    }

    /** The facts by which a change of this site is judged. */
    Scene scene(int site) {
        if (now.isEmpty()) {
            stores.values().forEach(shop -> now.put(shop.id(), asCollected(shop)));
        }
        Unknown its = of(site);
        Set<String> seen = new HashSet<>(visible);
        seen.addAll(its.ended);
        return new Scene(
                site, its.installation, primary, new LinkedHashMap<>(now), seen, Map.copyOf(its.stores), its.primary);
    }

    private Shop asCollected(Shop shop) {
        boolean collected = SITES.stream().anyMatch(site -> copy(shop.id(), site) == Copy.COLLECTOR);
        boolean transactions = shop.transactions() || !shop.dispensary();
        return new Shop(shop.id(), shop.name(), shop.site(), collected, shop.dispensary(), transactions);
    }
}
