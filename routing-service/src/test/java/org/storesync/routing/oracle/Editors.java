package org.storesync.routing.oracle;

import org.jspecify.annotations.Nullable;
import org.storesync.routing.oracle.Scene.Shop;

/** Who edits what is at home somewhere, and what happens to a change that its site made too late (docs/rules.md, sections 1.1 and 2). */
final class Editors {
    private static final String DATA = "store/";
    private static final String SETUP = "store-setup/";
    private static final String INBOX = "inbox/";

    private Editors() {}

    static String data(Shop store) {
        return DATA + store.id();
    }

    static String setup(Shop store) {
        return SETUP + store.id();
    }

    static String inbox(Shop store) {
        return INBOX + store.id();
    }

    /** Id of the store whose data, settings or inbox a home is; null for a home of all stores. */
    static @Nullable String store(String home) {
        return home.contains("/") && !home.equals("central/dispensary") ? home.substring(home.indexOf('/') + 1) : null;
    }

    static boolean isData(String home) {
        return home.startsWith(DATA);
    }

    static boolean isInbox(String home) {
        return home.startsWith(INBOX);
    }

    /** Null if the site may edit there; else the code. */
    static @Nullable String denied(String home, Scene scene) {
        String store = store(home);
        if (store != null && scene.store(store) == null) {
            return "id-belongs-elsewhere";
        }
        if (isData(home)) {
            return scene.isActive(scene.store(store)) ? null : lateOr("not-your-store", home, scene);
        }
        if (isInbox(home)) {
            return scene.isPrimary() || scene.isCentral() ? null : "sender-not-yours";
        }
        return scene.isPrimary() ? null : lateOr("primary-only", home, scene);
    }

    /** The code for a site that lost the right and does not know it; null if it knows, or lost nothing. */
    static @Nullable String late(String home, Scene scene) {
        return since(home, scene) < 0 ? null : isData(home) ? "store-moved" : "primary-moved";
    }

    /** The code for a site that does not know that it lost the right, or the one for a site that knows. */
    static String lateOr(String known, String home, Scene scene) {
        String late = late(home, scene);
        return late == null ? known : late;
    }

    private static long since(String home, Scene scene) {
        String store = isData(home) ? store(home) : null;
        return store == null ? scene.lostPrimary() : scene.lostStores().getOrDefault(store, -1L);
    }

    /** Null if nothing newer is on record; else the code. When a right came back, what others changed since its loss counts. */
    static @Nullable String outdated(Wish wish, @Nullable Card card, String home, Scene scene) {
        long since = since(home, scene);
        if (since >= 0) {
            if (card == null || !card.kept() || card.at() <= since || card.version() == wish.base()) {
                return null;
            }
            if (!card.isBy(scene)) {
                return late(home, scene);
            }
        }
        return isStale(wish, card) ? "stale" : null;
    }

    static boolean isStale(Wish wish, @Nullable Card card) {
        return wish.base() >= 0 && wish.base() != (card == null ? 0 : card.version());
    }
}
