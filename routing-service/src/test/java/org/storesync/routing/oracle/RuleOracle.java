package org.storesync.routing.oracle;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.oracle.Kind.Party;
import org.storesync.routing.oracle.Kind.Where;
import org.storesync.routing.oracle.Scene.Shop;

/**
 * Who may edit what, where it is at home and which inbox gets it: docs/rules.md, "Order of judging", written a second time over plain
 * values. It uses nothing of the rules and of the catalogue.
 */
final class RuleOracle {
    private final RuleTable table;

    RuleOracle(RuleTable table) {
        this.table = table;
    }

    /** @param log what central has, by key */
    Said says(Wish wish, Scene scene, Map<String, Card> log) {
        Card card = log.get(wish.key());
        return switch (wish.op()) {
            case DELETE -> delete(wish, card, scene, log);
            case MERGE -> {
                String closed = closed(table.of(wish, card != null, scene).where());
                yield new Said(closed == null ? "operation-not-served-yet" : closed, null);
            }
            case UPSERT -> upsert(wish, card, scene, log);
        };
    }

    /** Why central takes no records of this category. */
    private static @Nullable String closed(Where where) {
        return switch (where) {
            case LOCAL -> "local-data";
            case SYNC -> "central-only";
            case PERSON -> "category-not-served-yet";
            default -> null;
        };
    }

    private Said delete(Wish wish, @Nullable Card card, Scene scene, Map<String, Card> log) {
        if (card == null) {
            return new Said("nothing", null);
        }
        Said at = Said.at(card.home());
        if (wish.type().equals("user") && card.kept()) {
            return at.but("local-data");
        }
        boolean message = wish.type().equals("message");
        String denied = message ? MessageOracle.deniedDelete(card, scene) : Editors.denied(card.home(), scene);
        if (denied != null) {
            return at.but(denied);
        }
        if (!card.stands()) {
            return at.but("nothing");
        }
        String outdated = Editors.outdated(wish, card, card.home(), scene);
        if (outdated != null) {
            return at.but(outdated);
        }
        return at.but(
                wish.type().equals("store") && scene.isInUse(wish.id(), log.values())
                        ? "in-use"
                        : "home " + card.home());
    }

    private Said upsert(Wish wish, @Nullable Card card, Scene scene, Map<String, Card> log) {
        Kind kind = table.of(wish, card != null && card.kept(), scene);
        String closed = closed(kind.where());
        if (closed != null) {
            return new Said(closed, null);
        }
        if (kind.where() == Where.MESSAGE) {
            return MessageOracle.upsert(wish, card, scene);
        }
        Said at = place(wish, kind, scene, log);
        String home = at.home();
        if (!at.isPlaced() || home == null) {
            return at;
        }
        if (card != null && !card.home().equals(home)) {
            return at.but(Editors.denied(card.home(), scene) == null ? "home-changed" : "id-belongs-elsewhere");
        }
        String denied = Editors.denied(home, scene);
        if (denied != null) {
            return at.but(denied);
        }
        String parent = table.parentKey(wish);
        if (card != null && card.parent() != null && !card.parent().equals(parent)) {
            return at.but("home-changed");
        }
        String outdated = Editors.outdated(wish, card, home, scene);
        return outdated != null ? at.but(outdated) : at.but(keptOrNot(wish, kind, card, home, scene, log));
    }

    private Said place(Wish wish, Kind kind, Scene scene, Map<String, Card> log) {
        return switch (kind.where()) {
            case CENTRAL -> Said.at("central");
            case DISPENSARY -> Said.at("central/dispensary");
            case STORE_RECORD -> Said.at("store-core");
            case SETUP, STORE -> {
                String id = wish.text(kind.field());
                Shop store = scene.store(id);
                yield store == null
                        ? new Said(id == null ? "field-missing" : "store-unknown", null)
                        : Said.at(kind.where() == Where.STORE ? Editors.data(store) : Editors.setup(store));
            }
            case SETUP_BY_NAME -> {
                Shop store = scene.storeOfName(wish.text(kind.field()));
                yield store == null ? new Said("store-unknown", null) : Said.at(Editors.setup(store));
            }
            case UNDER_PARENT -> {
                String key = table.parentKey(wish);
                Card parent = key == null ? null : log.get(key);
                if (parent == null) {
                    yield new Said(key == null ? "field-missing" : "parent-missing", null);
                }
                yield parent.deleted() ? new Said("parent-deleted", null) : Said.at(parent.home());
            }
            case MESSAGE, LOCAL, SYNC, PERSON -> throw new IllegalStateException("no home for " + kind.name());
        };
    }

    private String keptOrNot(
            Wish wish, Kind kind, @Nullable Card card, String home, Scene scene, Map<String, Card> log) {
        Shop own = Editors.isData(home) ? scene.store(Editors.store(home)) : null;
        String parent = table.parentKey(wish);
        Shop other = own == null ? null : otherParty(wish, kind, own, scene);
        if (own != null && !isCollected(own, wish.type())) {
            boolean transfer = parent == null ? other != null : isTransfer(parent, own, scene, log);
            if (!transfer) {
                return "not-collected";
            }
        }
        Party party = kind.party();
        if (party == null || own == null || wish.text(party.field()) == null) {
            return "home " + home;
        }
        if (other != null) {
            boolean there = card != null && card.copies().contains(other.id());
            boolean goes = party.isReady(wish) && (scene.sees(own, other) || party.isAnswer(wish));
            return "home " + home
                    + (there || goes ? " " + Editors.inbox(other) : party.isReady(wish) ? " not-visible" : "");
        }
        boolean plainName = scene.storeOfName(wish.text(party.field())) == null;
        return "home " + home + (plainName && party.isReady(wish) ? " no-store" : "");
    }

    private boolean isCollected(Shop store, String type) {
        return store.collected() && (store.transactions() || !table.needsTransactions(type));
    }

    private static @Nullable Shop otherParty(Wish wish, Kind kind, Shop own, Scene scene) {
        Shop named = kind.party() == null
                ? null
                : scene.storeOfName(wish.text(kind.party().field()));
        return named == null || named.id().equals(own.id()) ? null : named;
    }

    /** Whether the document on record goes, or may go, to another store. */
    private boolean isTransfer(String key, Shop own, Scene scene, Map<String, Card> log) {
        Card card = log.get(key);
        if (card == null || !card.kept()) {
            return false;
        }
        int slash = key.indexOf('/');
        Wish document = new Wish(Wish.Op.UPSERT, key.substring(0, slash), key.substring(slash + 1), card.fields(), -1);
        return !card.copies().isEmpty() || otherParty(document, table.of(document, true, scene), own, scene) != null;
    }
}
