package org.storesync.routing.rule.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.fact.domain.VisibleName;
import org.storesync.routing.record.domain.Half;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/**
 * A small country to judge in: central is site 1, the primary site 2. Store A is active on the clinic and was on {@link #FORMER} before, B
 * on the other site, C on none, M on the clinic where nobody collects it. The name of each store S is nS. In each store all other stores
 * but C are visible.
 */
public final class World implements RecordView {
    public static final int CENTRAL_SITE = 1;
    public static final int PRIMARY = 2;
    public static final int TRANSFERS = 3;
    public static final int CLINIC = 10;
    public static final int OTHER = 20;
    public static final int FORMER = 30;
    public static final int FORMER_PRIMARY = 31;

    public static final int CENTRAL = 1;
    public static final int DISPENSARY = 2;
    public static final int CORE = 3;
    public static final int STORE_A = 11;
    public static final int SETUP_A = 12;
    public static final int INBOX_A = 13;
    public static final int STORE_B = 21;
    public static final int INBOX_B = 23;
    public static final int STORE_M = 41;

    private static final List<String> STORES = List.of("A", "B", "M", "D");

    public static final Rules RULES = new Rules(RecordCatalogue.standard());
    public static final Facts FACTS = facts(Losses.NONE);
    private static final ChangeReader READER = new ChangeReader(RecordCatalogue.standard());

    public final Map<RecordKey, Integer> homes = new HashMap<>();
    public final Map<RecordKey, Stored> stored = new HashMap<>();
    public final Map<RecordKey, byte[]> bodies = new HashMap<>();
    public final Set<RecordKey> inUse = new HashSet<>();

    /** The facts for a site that lost these rights without knowing it. */
    public static Facts facts(Losses losses) {
        return new Facts(
                PRIMARY,
                losses,
                new Facts.ServiceSites(CENTRAL_SITE, TRANSFERS),
                new Facts.SharedStreams(CENTRAL, DISPENSARY, CORE),
                List.of(
                        store("A", CLINIC, true, 10),
                        store("B", OTHER, true, 20),
                        store("C", 0, true, 30),
                        store("M", CLINIC, false, 40),
                        store("D", true, CLINIC, true, 50)),
                Map.of(Scope.PRIMARY, 1L),
                visible());
    }

    private static Set<VisibleName> visible() {
        Set<VisibleName> visible = new HashSet<>();
        for (String in : STORES) {
            STORES.forEach(shown -> visible.add(new VisibleName(in, "n" + shown)));
        }
        return visible;
    }

    private static Facts factsFor(int site) {
        return switch (site) {
            case FORMER -> facts(new Losses(null, Map.of(STORE_A, 0L)));
            case FORMER_PRIMARY -> facts(new Losses(Map.of(), Map.of()));
            default -> FACTS;
        };
    }

    private static StoreFacts store(String id, int site, boolean collected, int base) {
        return store(id, false, site, collected, base);
    }

    /** A dispensary leaves its transactions out. */
    private static StoreFacts store(String id, boolean dispensary, int site, boolean collected, int base) {
        return new StoreFacts(
                new StoreId(id), "n" + id, dispensary, site, !dispensary, collected, base + 1, base + 2, base + 3);
    }

    public static PushedChange change(long seq, String json) {
        byte[] buf = json.replace('\'', '"').getBytes(UTF_8);
        return READER.read(buf, 0, buf.length, seq);
    }

    /** An upsert; {@code body} is written with single quotes and without braces. */
    public static PushedChange upsert(long seq, String type, String id, String body) {
        return change(seq, "{'type':'" + type + "','id':'" + id + "','body':{" + body + "}}");
    }

    public static PushedChange delete(long seq, String type, String id) {
        return change(seq, "{'type':'" + type + "','id':'" + id + "','op':'delete'}");
    }

    public static RecordKey key(String type, String id) {
        return RecordKey.of(RecordCatalogue.standard().find(type).orElseThrow().code(), id);
    }

    /** A stored record that this installation pushed, at version 7. */
    public World by(int lineage, String type, String id, int home, @Nullable RecordKey parent) {
        homes.put(key(type, id), home);
        Half half = parent != null ? Half.NONE : lineage == TRANSFERS ? Half.CENTRAL : Half.TAKEN;
        stored.put(key(type, id), new Stored(home, Operation.UPSERT, 1, 1, 7, lineage, parent, List.of(), half, 0));
        return this;
    }

    /** A record on record. */
    public World with(String type, String id, int home) {
        return with(type, id, home, Operation.UPSERT, 1, null);
    }

    public World with(
            String type,
            String id,
            int home,
            Operation op,
            long version,
            @Nullable RecordKey parent,
            Integer... copies) {
        homes.put(key(type, id), home);
        stored.put(key(type, id), new Stored(home, op, 1, 1, version, 0, parent, List.of(copies)));
        return this;
    }

    /** The body of a record on record. */
    public World reads(String type, String id, String body) {
        bodies.put(key(type, id), ("{" + body.replace('\'', '"') + "}").getBytes(UTF_8));
        return this;
    }

    public Verdict judge(int site, PushedChange change) {
        return RULES.judge(change, Keys.of(change), Pusher.pushing(new SiteId(site), site), this, factsFor(site));
    }

    /** The verdict as a short text: a code, or the home if it is accepted. */
    public String says(int site, PushedChange change) {
        return said(judge(site, change));
    }

    /** The verdict by these facts, for a push of the site's installation 5. */
    public String says(int site, PushedChange change, Facts facts) {
        return said(RULES.judge(change, Keys.of(change), Pusher.pushing(new SiteId(site), 5), this, facts));
    }

    public static String said(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accept accept ->
                "home " + accept.home()
                        + (accept.addressee() == null
                                ? ""
                                : " inbox " + accept.addressee().inboxStream())
                        + (accept.writing().notAddressed() == null
                                ? ""
                                : " " + accept.writing().notAddressed().wireName());
            case Verdict.Nothing() -> "nothing";
            case Verdict.LetGo() -> "let-go";
            case Verdict.NotCollected(int home) -> "not-collected";
            case Verdict.Stale(long version) -> "stale " + version;
            case Verdict.Wait(var code, RecordKey waitsFor) ->
                code.wireName() + (waitsFor == null ? "" : " " + waitsFor.idText());
            case Verdict.Refuse(var code, String detail) -> code.wireName();
        };
    }

    @Override
    public int home(RecordKey key) {
        return homes.getOrDefault(key, 0);
    }

    @Override
    public long versionBefore(RecordKey key) {
        Stored found = stored.get(key);
        return found == null ? 0 : found.version();
    }

    @Override
    public @Nullable BodyFields body(RecordKey key) {
        byte[] body = bodies.get(key);
        return body == null ? null : BodyFields.of(body);
    }

    @Override
    public boolean inUse(RecordKey store) {
        return inUse.contains(store);
    }

    @Override
    public @Nullable Stored stored(RecordKey key) {
        return stored.get(key);
    }
}
