package org.storesync.routing.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.BodyFields;
import org.storesync.model.json.ChangeReader;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Losses;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.fact.domain.VisibleName;
import org.storesync.routing.record.domain.Half;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Keys;
import org.storesync.routing.rule.domain.RecordView;
import org.storesync.routing.rule.domain.Rules;
import org.storesync.routing.rule.domain.Verdict;

/** Asks the rules of the service about the model's plain values. Homes are numbered as the database numbers streams. */
final class RealRules implements RecordView {
    private static final int TRANSFERS = 3;

    private final Rules rules = new Rules(RecordCatalogue.standard());
    private final ChangeReader reader = new ChangeReader(RecordCatalogue.standard());
    private final Map<String, Card> log;
    private final Map<String, Integer> streams = new HashMap<>();
    private @Nullable Scene judged;
    private final List<String> homes = new ArrayList<>(List.of("none"));

    RealRules(Map<String, Card> log) {
        this.log = log;
        stream("central");
        stream("central/dispensary");
        stream("store-core");
    }

    private int stream(String home) {
        return streams.computeIfAbsent(home, name -> {
            homes.add(name);
            return homes.size() - 1;
        });
    }

    Verdict judge(Wish wish, Scene scene) {
        judged = scene;
        byte[] json = wish.json().getBytes(UTF_8);
        PushedChange change = reader.read(json, 0, json.length, 1);
        RecordKey key = Keys.of(change);
        Pusher pusher = Pusher.pushing(new SiteId(scene.site()), scene.installation());
        return rules.judge(change, key, pusher, this, facts(scene));
    }

    private Facts facts(Scene scene) {
        List<StoreFacts> stores = new ArrayList<>();
        for (Scene.Shop shop : scene.stores().values()) {
            stores.add(new StoreFacts(
                    new StoreId(shop.id()),
                    shop.name(),
                    shop.dispensary(),
                    shop.site(),
                    shop.transactions(),
                    shop.collected(),
                    stream("store/" + shop.id()),
                    stream("store-setup/" + shop.id()),
                    stream("inbox/" + shop.id())));
        }
        Map<Integer, Long> lost = new HashMap<>();
        scene.lostStores().forEach((store, step) -> lost.put(stream("store/" + store), step));
        Map<Integer, Long> primary = new HashMap<>();
        streams.values().forEach(stream -> primary.put(stream, scene.lostPrimary()));
        return new Facts(
                scene.primary(),
                new Losses(scene.lostPrimary() < 0 ? null : primary, lost),
                new Facts.ServiceSites(Scene.CENTRAL, TRANSFERS),
                new Facts.SharedStreams(stream("central"), stream("central/dispensary"), stream("store-core")),
                stores,
                Map.of(),
                visible(scene));
    }

    private static Set<VisibleName> visible(Scene scene) {
        return scene.visible().stream()
                .map(pair ->
                        new VisibleName(pair.substring(0, pair.indexOf('>')), pair.substring(pair.indexOf('>') + 1)))
                .collect(Collectors.toSet());
    }

    /** The verdict in the oracle's words. */
    String said(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accept accept ->
                "home " + homes.get(accept.home())
                        + (accept.addressee() == null
                                ? ""
                                : " " + homes.get(accept.addressee().inboxStream()))
                        + (accept.writing().notAddressed() == null
                                ? ""
                                : " " + accept.writing().notAddressed().wireName());
            case Verdict.Nothing() -> "nothing";
            case Verdict.LetGo() -> "let-go";
            case Verdict.NotCollected(int home) -> "not-collected";
            case Verdict.Stale(long version) -> "stale";
            case Verdict.Wait(var code, var waitsFor) -> code.wireName();
            case Verdict.Refuse(var code, var detail) -> code.wireName();
        };
    }

    String home(int stream) {
        return homes.get(stream);
    }

    private @Nullable Card card(RecordKey key) {
        return log.get(rules.keys().typeName(key) + "/" + key.idText());
    }

    @Override
    public int home(RecordKey key) {
        Card card = card(key);
        return card == null ? 0 : stream(card.home());
    }

    @Override
    public @Nullable Stored stored(RecordKey key) {
        Card card = card(key);
        if (card == null || !card.kept()) {
            return null;
        }
        List<Integer> copies =
                card.copies().stream().map(store -> stream("inbox/" + store)).toList();
        return new Stored(
                stream(card.home()),
                card.deleted() ? Operation.DELETE : Operation.UPSERT,
                card.at(),
                card.at(),
                card.version(),
                card.installation(),
                card.parent() == null ? null : key(card.parent()),
                copies,
                Half.NONE,
                card.writer());
    }

    private static RecordKey key(String text) {
        int slash = text.indexOf('/');
        return RecordKey.of(
                RecordCatalogue.standard()
                        .find(text.substring(0, slash))
                        .orElseThrow()
                        .code(),
                text.substring(slash + 1));
    }

    @Override
    public long versionBefore(RecordKey key) {
        Card card = card(key);
        return card == null ? 0 : card.version();
    }

    @Override
    public @Nullable BodyFields body(RecordKey key) {
        Card card = card(key);
        return card == null || !card.stands()
                ? null
                : BodyFields.of(new Wish(Wish.Op.UPSERT, "", "", card.fields(), -1)
                        .body()
                        .getBytes(UTF_8));
    }

    @Override
    public boolean inUse(RecordKey store) {
        String id = store.idText();
        return judged != null && judged.isInUse(id, log.values());
    }
}
