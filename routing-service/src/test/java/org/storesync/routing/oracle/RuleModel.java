package org.storesync.routing.oracle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.storesync.model.json.BodyFields;
import org.storesync.routing.oracle.Kind.Where;
import org.storesync.routing.oracle.Place.Copy;
import org.storesync.routing.oracle.Place.Editor;
import org.storesync.routing.oracle.Wish.Op;
import org.storesync.routing.rule.domain.Verdict;
import org.storesync.routing.rule.domain.Verdict.Accept;
import org.storesync.routing.rule.domain.Verdict.NotCollected;

/**
 * A seeded model: sites write records while facts change, the rules judge each change, and the oracle must say the same. Accepted changes go
 * into a log in memory. It keeps the last records of each type, so that long runs need no more memory. The transfer-service and batches are
 * not in the model: HalfTest and FoldPropertyTest have them.
 */
final class RuleModel {
    private static final int KEPT = 8;
    private static final int STEPS_OF_FACTS = 6;

    private final long seed;
    private final Random random;
    private final Cells cells;
    private final RuleTable table = new RuleTable();
    private final List<Kind> kinds = table.all();
    private final Map<String, Kind> byName = new HashMap<>();
    private final RuleOracle oracle = new RuleOracle(table);
    private final ModelCountry country;
    private final Map<String, Card> log = new HashMap<>();
    private final Map<String, List<String>> ids = new HashMap<>();
    private final RealRules rules = new RealRules(log);
    private final WishMaker wishes;
    private final Map<String, Integer> words = new TreeMap<>();
    private final Map<KnownDifference, Integer> differences = new EnumMap<>(KnownDifference.class);
    private long step;
    private String act = "none";

    RuleModel(long seed, Cells cells) {
        this.seed = seed;
        this.random = new Random(seed);
        this.cells = cells;
        this.country = new ModelCountry(random);
        this.wishes = new WishMaker(random, table, country, ids, log);
        kinds.forEach(kind -> byName.put(kind.name(), kind));
        for (String store : country.stores()) {
            Map<String, String> fields = Map.of("name_ID", "n" + store);
            keep("store", store, new Card("store-core", true, false, fields, Set.of(), null, 1, 0, 0, 0));
        }
    }

    /** How often each word was said. */
    Map<String, Integer> words() {
        return words;
    }

    /** How often the rules differed from the oracle in a known way. */
    Map<KnownDifference, Integer> differences() {
        return differences;
    }

    void go(long steps) {
        for (long last = step + steps; step < last; ) {
            step++;
            if (step % STEPS_OF_FACTS == 0) {
                act = country.act(step);
            }
            judge(country.any(ModelCountry.SITES));
        }
    }

    private void judge(int site) {
        String sought = random.nextBoolean() ? cells.aMissingKind(random.nextInt(1 << 20)) : null;
        Kind meant = sought == null ? country.any(kinds) : byName.getOrDefault(sought, kinds.getFirst());
        Wish wish = wishes.of(meant);
        Scene scene = country.scene(site);
        Said said = oracle.says(wish, scene, log);
        Verdict verdict = rules.judge(wish, scene);
        String word = rules.said(verdict);
        KnownDifference known = said.word().equals(word) ? null : KnownDifference.of(wish, said.word(), word);
        if (known != null) {
            differences.merge(known, 1, Integer::sum);
        } else if (!said.word().equals(word)) {
            throw fault("the oracle says '" + said.word() + "', the rules say '" + word + "'", wish, scene);
        }
        words.merge(Said.counted(word), 1, Integer::sum);
        if (wish.op() == Op.UPSERT && known == null) {
            Card card = log.get(wish.key());
            visit(table.isBuilt(meant) ? table.of(wish, card != null && card.kept(), scene) : meant, wish, scene, said);
        }
        apply(wish, scene, verdict);
    }

    /** Checks the cell of a new, complete record. */
    private void visit(Kind kind, Wish wish, Scene scene, Said said) {
        if (!isPlain(kind, wish, scene, said)) {
            return;
        }
        Place place = place(kind, wish, scene, said);
        String other = cells.otherThan(kind.name(), place, Said.outcome(said.word()));
        if (other != null) {
            throw fault("the table has " + other + ", the rules say '" + said.word() + "'", wish, scene);
        }
    }

    private boolean isPlain(Kind kind, Wish wish, Scene scene, Said said) {
        Card card = log.get(wish.key());
        boolean known = kind.where() == Where.STORE_RECORD || kind.name().equals("user/base");
        boolean again = card != null && scene.isPrimary() && scene.lostPrimary() >= 0;
        if (known ? card == null || !card.stands() : card != null) {
            return false;
        }
        if (again || wish.base() >= 0) {
            return false;
        }
        String home = said.home();
        return switch (kind.where()) {
            case LOCAL, SYNC, PERSON -> true;
            case MESSAGE -> {
                Scene.Shop from = scene.store(wish.text("fromStoreID"));
                Scene.Shop to = scene.store(wish.text("toStoreID"));
                yield from != null
                        && to != null
                        && (scene.sees(from, to) || from.id().equals(to.id()));
            }
            case UNDER_PARENT -> home != null && isParents(kind, home) && isCollected(kind, home, scene);
            default -> home != null && isCollected(kind, home, scene);
        };
    }

    /** The line is where lines of its type usually are: a document may be central data if it names no store. */
    private boolean isParents(Kind kind, String home) {
        Kind parent = byName.get(table.parentOf(kind.type()) + "/base");
        String usual = parent == null
                ? ""
                : parent.where() == Where.STORE
                        ? "store/"
                        : parent.where() == Where.CENTRAL ? "central" : "store-setup/";
        return home.startsWith(usual);
    }

    private boolean isCollected(Kind kind, String home, Scene scene) {
        Scene.Shop shop = home.startsWith("store/") ? scene.store(Editors.store(home)) : null;
        return shop == null || (shop.collected() && (shop.transactions() || !table.needsTransactions(kind.type())));
    }

    private Place place(Kind kind, Wish wish, Scene scene, Said said) {
        Where where = kind.where();
        String home = where == Where.MESSAGE ? "store/" + wish.text("fromStoreID") : said.home();
        String store = where == Where.STORE_RECORD ? wish.id() : home == null ? null : Editors.store(home);
        Copy copy = store == null ? Copy.NONE : country.copy(store, scene.site());
        Editor editor;
        if (home != null && isLate(home, store, scene)) {
            editor = Editor.LATE;
        } else if (scene.isPrimary()) {
            editor = Editor.PRIMARY;
        } else if (scene.isCentral()) {
            editor = Editor.CENTRAL;
        } else {
            boolean right = where == Where.LOCAL || (home != null && home.startsWith("store/") && copy == Copy.ACTIVE);
            editor = right ? Editor.RIGHT : Editor.WRONG;
        }
        return new Place(editor, copy);
    }

    private static boolean isLate(String home, @Nullable String store, Scene scene) {
        return home.startsWith("store/")
                ? store != null && scene.lostStores().containsKey(store)
                : scene.lostPrimary() >= 0 && !scene.isPrimary();
    }

    private void apply(Wish wish, Scene scene, Verdict verdict) {
        Card old = log.get(wish.key());
        if (verdict instanceof NotCollected(int home) && old == null) {
            keep(wish.type(), wish.id(), Card.notCollected(rules.home(home)));
        } else if (verdict instanceof Accept accept) {
            long version = old == null ? 1 : old.version() + 1;
            boolean deletes = wish.op() == Op.DELETE;
            Set<String> copies = deletes && old != null ? old.copies() : new HashSet<>();
            if (accept.addressee() != null) {
                copies.add(accept.addressee().id().value());
            }
            byte[] body = accept.writing().body();
            Map<String, String> fields = deletes ? Map.of() : body == null ? wish.fields() : texts(body);
            String parent = deletes && old != null ? old.parent() : table.parentKey(wish);
            String home = rules.home(accept.home());
            keep(
                    wish.type(),
                    wish.id(),
                    new Card(home, true, deletes, fields, copies, parent, version, step, scene.installation(), 0));
            if (deletes) {
                deleteChildren(wish.key(), scene.site());
            }
            if (wish.type().equals("store")) {
                if (deletes) {
                    country.delete(wish.id());
                } else {
                    country.write(wish.id(), wish.text("name_ID"), "dispensary".equals(wish.text("store_mode")));
                }
            }
        }
    }

    private static Map<String, String> texts(byte[] body) {
        BodyFields fields = BodyFields.of(body);
        Map<String, String> texts = new HashMap<>();
        fields.values().keySet().forEach(name -> {
            String text = fields.text(name);
            if (text != null) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    private void deleteChildren(String parent, int site) {
        log.replaceAll((key, card) -> parent.equals(card.parent()) && card.stands()
                ? new Card(card.home(), true, true, Map.of(), card.copies(), parent, card.version() + 1, step, 0, site)
                : card);
    }

    private void keep(String type, String id, Card card) {
        List<String> known = ids.computeIfAbsent(type, each -> new ArrayList<>());
        if (log.put(type + "/" + id, card) == null) {
            known.add(id);
            if (known.size() > KEPT) {
                log.remove(type + "/" + known.removeFirst());
            }
        }
    }

    private AssertionError fault(String what, Wish wish, Scene scene) {
        String parent = table.parentKey(wish);
        return new AssertionError("""
                %s
                  seed %d, step %d, last act: %s
                  change %s
                  on record %s
                  its parent %s
                  facts %s
                  once more: ./mvnw -Dquick -pl routing-service -am test -Dtest=RuleModelTest -Dsurefire.failIfNoSpecifiedTests=false \
                -Dstoresync.rules.seed=%d
                """.formatted(
                        what,
                        seed,
                        step,
                        act,
                        wish.json(),
                        log.get(wish.key()),
                        parent == null ? "none" : parent + " " + log.get(parent),
                        scene,
                        seed));
    }
}
