package org.storesync.routing.oracle;

import org.jspecify.annotations.Nullable;
import org.storesync.routing.oracle.Scene.Shop;

/** Messages: the sender's site writes them, the receiver's site says what became of them (docs/rules.md, section 2). */
final class MessageOracle {
    private static final String NOT_YOURS = "sender-not-yours";
    private static final String FROM = "fromStoreID";
    private static final String TO = "toStoreID";

    private MessageOracle() {}

    static Said upsert(Wish wish, @Nullable Card card, Scene scene) {
        if (card == null) {
            Said placed = place(wish, null, scene);
            String home = placed.home();
            Said judged =
                    placed.isPlaced() && home != null ? placed.but(Editors.outdated(wish, null, home, scene)) : placed;
            return judged.isPlaced() ? accepted(wish, judged, scene) : judged;
        }
        Said stands = Said.at(card.home());
        if (isSender(card, scene)) {
            Said placed = place(wish, card, scene);
            if (!placed.isPlaced()) {
                return placed;
            }
            if (!card.home().equals(placed.home())) {
                return placed.but("home-changed");
            }
            String outdated = Editors.outdated(wish, card, rightTo(wish, card), scene);
            return outdated != null ? placed.but(outdated) : accepted(wish, placed, scene);
        }
        if (!isReceiver(card, scene)) {
            return stands.but(denied(card, scene));
        }
        String has = card.copies().stream()
                .map(store -> " inbox/" + store)
                .findFirst()
                .orElse("");
        return stands.but(Editors.isStale(wish, card) ? "stale" : "home " + card.home() + has);
    }

    /** Null for the sender's site. */
    static @Nullable String deniedDelete(Card card, Scene scene) {
        return isSender(card, scene) ? null : denied(card, scene);
    }

    /** The home that decides who may write the message. One to all stores is at home with central data, but is its sender's. */
    private static String rightTo(Wish wish, Card card) {
        String from = wish.text(FROM);
        return from == null ? card.home() : "store/" + from;
    }

    private static String denied(Card card, Scene scene) {
        return Editors.lateOr(NOT_YOURS, card.home(), scene);
    }

    private static Said accepted(Wish wish, Said placed, Scene scene) {
        Shop to = scene.store(wish.text(TO));
        String inbox = to == null || wish.text(FROM) == null ? "" : " " + Editors.inbox(to);
        return placed.but("home " + placed.home() + inbox);
    }

    private static Said place(Wish wish, @Nullable Card card, Scene scene) {
        Shop from = scene.store(wish.text(FROM));
        Shop to = scene.store(wish.text(TO));
        if ((from == null && wish.text(FROM) != null) || (to == null && wish.text(TO) != null)) {
            return new Said("store-unknown", null);
        }
        String home = to == null ? "central" : from == null ? Editors.inbox(to) : Editors.data(from);
        Said at = Said.at(home);
        if (from == null) {
            return scene.isPrimary() || scene.isCentral() ? at : at.but(NOT_YOURS);
        }
        if (!scene.isActive(from)) {
            return at.but(Editors.lateOr(NOT_YOURS, Editors.data(from), scene));
        }
        return to == null || reaches(card, from, to, scene) ? at : at.but("receiver-not-visible");
    }

    private static boolean reaches(@Nullable Card card, Shop from, Shop to, Scene scene) {
        return from.id().equals(to.id())
                || scene.sees(from, to)
                || (card != null && card.copies().contains(to.id()));
    }

    private static boolean isSender(Card card, Scene scene) {
        boolean center = scene.isPrimary() || scene.isCentral();
        if (Editors.isData(card.home())) {
            return scene.isActive(scene.store(Editors.store(card.home())));
        }
        if (Editors.isInbox(card.home())) {
            return center;
        }
        if (card.deleted()) {
            return card.installation() == scene.installation();
        }
        String from = card.fields().get(FROM);
        return from == null || from.isEmpty() ? center : scene.isActive(scene.store(from));
    }

    private static boolean isReceiver(Card card, Scene scene) {
        if (card.deleted()) {
            return false;
        }
        return Editors.isInbox(card.home())
                ? scene.isActive(scene.store(Editors.store(card.home())))
                : card.copies().stream().anyMatch(store -> scene.isActive(scene.store(store)));
    }
}
