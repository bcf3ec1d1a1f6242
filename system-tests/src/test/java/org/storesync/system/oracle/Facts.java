package org.storesync.system.oracle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stores on sites, as the administrator set them. Nothing here comes from central. */
public final class Facts {
    /** The site that is central itself: it collects every store unless told otherwise (guide, "Store setup"). */
    public static final int CENTRAL = 1;

    private final Map<String, Store> stores = new ConcurrentHashMap<>();
    private final Set<Visible> visible = ConcurrentHashMap.newKeySet();
    private volatile int primary;

    /** The name of a store is visible in another store. */
    private record Visible(String in, String shown) {}

    private static final class Store {
        private final String nameId;
        private final boolean dispensary;
        private int active;
        private final Map<Integer, String> types = new HashMap<>();
        private final Set<Integer> everFull = new HashSet<>();

        Store(String nameId, boolean dispensary) {
            this.nameId = nameId;
            this.dispensary = dispensary;
        }
    }

    /** A store appears: active nowhere, collected by central, shown to the primary. */
    public void appeared(String store, String nameId, String mode) {
        Store known = new Store(nameId, mode.equals("dispensary"));
        stores.put(store, known);
        set(store, CENTRAL, "collector");
        if (primary != CENTRAL && primary != 0) {
            set(store, primary, "transfer");
        }
    }

    /** A store becomes visible in another one: its site knows it, and documents go to it (B3, D9). */
    public void sees(String in, String shown) {
        visible.add(new Visible(in, shown));
    }

    boolean isVisible(String in, String shown) {
        return visible.contains(new Visible(in, shown));
    }

    private boolean isVisibleAt(int site, String shown) {
        return visible.stream().anyMatch(pair -> pair.shown().equals(shown) && activeSite(pair.in()) == site);
    }

    public void primary(int site) {
        primary = site;
        stores.keySet().forEach(store -> {
            if (type(store, site).equals("none")) {
                set(store, site, "transfer");
            }
        });
    }

    /** Makes it active on this site; 0 for none. */
    public void active(String store, int site) {
        Store known = known(store);
        synchronized (known) {
            known.active = site;
            if (site != 0) {
                known.everFull.add(site);
            }
        }
    }

    public void set(String store, int site, String type) {
        Store known = known(store);
        synchronized (known) {
            known.types.put(site, type);
            if (type.equals("collector")) {
                known.everFull.add(site);
            }
        }
    }

    /** Notes that from now on the site may read the store's data, whether the act that gives this right succeeds or not. */
    public void mayHold(String store, int site) {
        Store known = known(store);
        synchronized (known) {
            known.everFull.add(site);
        }
    }

    public int activeSite(String store) {
        Store known = known(store);
        synchronized (known) {
            return known.active;
        }
    }

    /** none, transfer, collector or active. */
    public String type(String store, int site) {
        Store known = known(store);
        String type;
        synchronized (known) {
            type = known.active == site ? "active" : known.types.getOrDefault(site, "none");
        }
        return type.equals("none") && isVisibleAt(site, store) ? "transfer" : type;
    }

    boolean holdsAll(String store, int site) {
        String type = type(store, site);
        return type.equals("active") || type.equals("collector");
    }

    /** Whether the site may ever have had the store's data, because it can't forget what it has seen (I3). */
    public boolean everHeldAll(String store, int site) {
        Store known = stores.get(store);
        if (known == null) {
            return false;
        }
        synchronized (known) {
            return known.everFull.contains(site);
        }
    }

    boolean isKnown(String store) {
        return stores.containsKey(store);
    }

    /** The store with this name as a customer or supplier; empty for a name that is not a store's. */
    String storeOfName(String nameId) {
        return stores.entrySet().stream()
                .filter(store -> store.getValue().nameId.equals(nameId))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    boolean hasDispensary(int site) {
        return stores.keySet().stream().anyMatch(store -> known(store).dispensary && activeSite(store) == site);
    }

    private Store known(String store) {
        Store known = stores.get(store);
        if (known == null) {
            throw new IllegalArgumentException("the test made no store " + store);
        }
        return known;
    }
}
