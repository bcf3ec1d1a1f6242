package org.storesync.routing.push.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.RecordCode;
import org.storesync.model.StreamKind;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.ParentLink;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.catalogue.RecordVariant;
import org.storesync.model.json.BodyFields;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.push.domain.Verdict.Accept;
import org.storesync.routing.push.domain.Verdict.NotCollected;
import org.storesync.routing.push.domain.Verdict.Nothing;
import org.storesync.routing.push.domain.Verdict.Refuse;
import org.storesync.routing.push.domain.Verdict.Stale;
import org.storesync.routing.push.domain.Verdict.Wait;
import org.storesync.routing.record.domain.Half;
import org.storesync.routing.record.domain.NotAddressed;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/**
 * Who may edit what, and where it is at home (guide, "Data types"; C1). Pure: the same change, records and facts give the same
 * verdict.
 */
public final class Rules {
    private final RecordCatalogue catalogue;
    private final int storeType;
    private final Lateness lateness;

    public Rules(RecordCatalogue catalogue) {
        this.catalogue = catalogue;
        this.storeType = catalogue.find("store").orElseThrow().code();
        this.lateness =
                new Lateness(storeType, catalogue.find("site").orElseThrow().code());
    }

    /** The key under which a store record is registered: what data of an unknown store waits for. */
    public RecordKey storeKey(String storeId) {
        return RecordKey.of(storeType, storeId);
    }

    /** True for a code whose change waits for a person, because its site did not know. */
    public static boolean isLate(RecordCode code) {
        return Lateness.isLate(code);
    }

    /** True for the key of a store record. */
    public boolean isStore(RecordKey key) {
        return key.type() == storeType;
    }

    /** True for the key of a message. */
    public boolean isMessage(RecordKey key) {
        return catalogue.byCode(key.type()).category() == Category.MESSAGE;
    }

    /** The field of a document that names its other party; null for none. */
    public @Nullable String otherPartyField(RecordKey key) {
        return catalogue.byCode(key.type()).otherPartyField();
    }

    /** A store's facts as its pushed record has them. */
    StoreFacts asRecorded(PushedChange store, StoreFacts facts) {
        return facts.with(store.text("name_ID"), "dispensary".equals(store.text("store_mode")));
    }

    /** Wire name of a key's type. */
    public String typeName(RecordKey key) {
        return catalogue.byCode(key.type()).wireName();
    }

    /** The parent a change names; null when its type has none or the field is empty. */
    public @Nullable RecordKey parentOf(PushedChange change) {
        RecordType type = change.type();
        ParentLink link = type == null ? null : type.parent();
        String id = link == null ? null : change.text(link.field());
        return link == null || id == null || change.op() != Operation.UPSERT
                ? null
                : RecordKey.of(parentType(link), id);
    }

    private int parentType(ParentLink link) {
        return catalogue.find(link.typeName()).orElseThrow().code();
    }

    /**
     * What becomes of one change.
     *
     * @param key of its record; null where its type is unknown or its id can't be one
     */
    public Verdict judge(PushedChange change, @Nullable RecordKey key, Pusher pusher, RecordView records, Facts facts) {
        RecordCode fault = change.fault();
        if (fault != null) {
            String detail = change.faultDetail();
            return new Refuse(fault, detail == null ? fault.meaning() : detail);
        }
        RecordType type = change.type();
        if (type == null || key == null) {
            return new Wait(RecordCode.UNKNOWN_TYPE, null);
        }
        Stored stored = records.stored(key);
        RecordVariant variant = variantOf(change, type, stored, facts);
        RecordCode closed = closed(variant.category());
        if (closed != null) {
            return new Refuse(closed, closed.meaning());
        }
        return switch (change.op()) {
            case UPSERT -> upsert(change, type, variant, key, pusher, records, facts);
            case DELETE -> delete(change, stored, key, pusher, records, facts);
            case MERGE, REMOVE, DROP_STREAM ->
                new Refuse(RecordCode.OPERATION_NOT_SERVED_YET, RecordCode.OPERATION_NOT_SERVED_YET.meaning());
        };
    }

    /** A delete has no body: it is judged by the record that stands there. */
    private static RecordVariant variantOf(PushedChange change, RecordType type, @Nullable Stored stored, Facts facts) {
        if (change.op() == Operation.UPSERT || stored == null) {
            return change.hasBody() ? chosen(change, type, facts) : served(type);
        }
        return served(type);
    }

    /** The variant by the body's fields and, where the catalogue asks for one, by a fact the rules have. */
    static RecordVariant chosen(PushedChange change, RecordType type, Facts facts) {
        return type.variantFor(change, fact -> {
            String name = change.text("name_ID");
            return fact.equals("name-is-no-store") && (name == null || facts.storeOfName(name) == null);
        });
    }

    /** Of a record without a body only its type is known: the kind of it that is served. */
    private static RecordVariant served(RecordType type) {
        if (closed(type.category()) == null) {
            return type.base();
        }
        return type.variants().stream()
                .filter(variant -> closed(variant.category()) == null)
                .findFirst()
                .orElse(type.base());
    }

    private static @Nullable RecordCode closed(Category category) {
        return switch (category) {
            case LOCAL -> RecordCode.LOCAL_DATA;
            case SYNC -> RecordCode.CENTRAL_ONLY;
            case PATIENT, PRESCRIBER -> RecordCode.CATEGORY_NOT_SERVED_YET;
            case CENTRAL, CENTRAL_DISPENSARY, CENTRAL_STORE, STORE, MESSAGE -> null;
        };
    }

    private Verdict upsert(
            PushedChange change,
            RecordType type,
            RecordVariant variant,
            RecordKey key,
            Pusher pusher,
            RecordView records,
            Facts facts) {
        int taken = records.home(key);
        if (variant.category() == Category.MESSAGE && taken != 0) {
            return messageOnRecord(change, variant, key, taken, pusher, records, facts);
        }
        Home home = type.parent() != null
                ? homeOfChild(change, type.parent(), records)
                : variant.category() == Category.MESSAGE
                        ? homeOfMessage(change, variant, pusher, facts)
                        : homeOf(change, variant, facts);
        if (home.verdict != null) {
            return home.verdict;
        }
        if (taken != 0 && taken != home.stream) {
            return elsewhere(taken, home.stream, pusher.site(), facts);
        }
        Stored stored = records.stored(key);
        Verdict denied = home.mayCreate || pusher.decided()
                ? null
                : facts.isTransfers(pusher.site())
                        ? deniedHalf(mayBeHalf(change, variant, home), key, home, pusher, records, facts)
                        : denied(home.stream, pusher.site(), facts);
        if (denied != null) {
            return denied;
        }
        StoreFacts store = facts.storeOfStream(home.stream);
        boolean made = taken == 0 && !facts.isTransfers(pusher.site());
        if (made && store != null && ReservedIds.isTaken(change, store.id().value())) {
            return refuse(RecordCode.ID_RESERVED);
        }
        RecordKey parent = stored == null ? null : stored.parent();
        if (parent != null && home.parent != null && !parent.equals(home.parent)) {
            return new Refuse(RecordCode.HOME_CHANGED, "an update can't move a record to another parent");
        }
        Verdict outdated = outdated(change, key, home.stream, pusher, records, facts);
        if (outdated != null) {
            return outdated;
        }
        StoreFacts otherParty = otherParty(change, variant, home.stream, facts);
        if (!pusher.decided() && keepsNothing(home, otherParty, records, facts)) {
            return new NotCollected(home.stream);
        }
        StoreFacts addressee = home.addressee != null ? home.addressee : addressee(change, variant, otherParty, stored);
        boolean central = facts.isTransfers(pusher.site());
        Writing writing = home.parent != null
                ? line(change, key, home.parent, central, records)
                : document(
                        change,
                        variant,
                        key,
                        central,
                        addressee == null ? notAddressed(change, variant, facts) : null,
                        becomesTransfer(key, home, otherParty, records, facts),
                        records);
        return new Accept(home.stream, home.parent, addressee, writing);
    }

    private static Writing line(
            PushedChange change, RecordKey key, RecordKey parent, boolean central, RecordView records) {
        Stored header = records.stored(parent);
        boolean takes = !central && header != null && takes(change, key, header.half(), records);
        return takes ? new Writing(null, Half.NONE, null, true, false) : Writing.PLAIN;
    }

    private static boolean takes(PushedChange change, RecordKey key, Half half, RecordView records) {
        return half.isUntaken() && Halves.takes(change, half, records.stored(key), records.body(key));
    }

    private static Writing document(
            PushedChange change,
            RecordVariant variant,
            RecordKey key,
            boolean central,
            @Nullable NotAddressed notAddressed,
            boolean resendChildren,
            RecordView records) {
        Stored stored = records.stored(key);
        BodyFields standing = stored == null || stored.half() == Half.NONE ? null : records.body(key);
        Half half = Halves.after(change, variant, central, stored, standing);
        byte[] amended = standing == null ? null : Halves.amended(change, standing);
        return notAddressed == null && half == Half.NONE && !resendChildren
                ? Writing.PLAIN
                : new Writing(notAddressed, half, amended, false, resendChildren);
    }

    /** Of a store nobody collects: central has the lines of its transfers alone, and this document is one only now. */
    private boolean becomesTransfer(
            RecordKey key, Home home, @Nullable StoreFacts otherParty, RecordView records, Facts facts) {
        StoreFacts store = facts.storeOfStream(home.stream);
        Stored stored = records.stored(key);
        return otherParty != null
                && store != null
                && !store.collected()
                && stored != null
                && !stored.deleted()
                && !isTransfer(key, home.stream, records, facts);
    }

    /** Whether a document on record has a store as its other party. */
    private boolean isTransfer(RecordKey key, int home, RecordView records, Facts facts) {
        Stored stored = records.stored(key);
        if (stored == null || !stored.copiedTo().isEmpty()) {
            return stored != null;
        }
        BodyFields body = records.body(key);
        String field = otherPartyField(key);
        String nameId = body == null || field == null ? null : body.text(field);
        StoreFacts party = nameId == null ? null : facts.storeOfName(nameId);
        return party != null && party.storeStream() != home;
    }

    /** A message that stands: changed by its sender's site, its state told by its receiver's. */
    private Verdict messageOnRecord(
            PushedChange change,
            RecordVariant variant,
            RecordKey key,
            int home,
            Pusher pusher,
            RecordView records,
            Facts facts) {
        Stored stored = records.stored(key);
        BodyFields standing = records.body(key);
        return switch (Messages.of(pusher, home, stored, standing, facts)) {
            case NONE -> forbidden(home, pusher.site(), facts, RecordCode.SENDER_NOT_YOURS);
            case RECEIVER -> {
                if (stored == null || standing == null) {
                    yield refuse(RecordCode.SENDER_NOT_YOURS);
                }
                if (staleBase(change, key, pusher, records, facts)) {
                    yield new Stale(stored.version());
                }
                StoreFacts receiver = stored.copiedTo().isEmpty()
                        ? null
                        : facts.storeOfStream(stored.copiedTo().getFirst());
                byte[] body = Messages.received(change, standing);
                yield new Accept(home, null, receiver, new Writing(null, Half.NONE, body, false, false));
            }
            case SENDER -> {
                Home wanted = homeOfMessage(change, variant, pusher, facts);
                if (wanted.verdict != null) {
                    yield wanted.verdict;
                }
                if (wanted.stream != home) {
                    yield refuse(RecordCode.HOME_CHANGED);
                }
                yield staleBase(change, key, pusher, records, facts)
                        ? new Stale(version(stored))
                        : new Accept(home, null, wanted.addressee, Writing.PLAIN);
            }
        };
    }

    /** Noted at the moment of its change: a name that becomes a store's later addresses nothing (rules, 49). */
    private static @Nullable NotAddressed notAddressed(PushedChange change, RecordVariant variant, Facts facts) {
        String nameId = change.text(variant.otherPartyField());
        return nameId != null && facts.storeOfName(nameId) == null && Addressing.anyHolds(variant.predicates(), change)
                ? NotAddressed.NO_STORE
                : null;
    }

    /** What stands there is newer than what the change was made on; null where it is not, or a person takes the change all the same. */
    private @Nullable Verdict outdated(
            PushedChange change, RecordKey key, int home, Pusher pusher, RecordView records, Facts facts) {
        if (pusher.decided()) {
            return null;
        }
        return switch (lateness.meanwhile(change, key, home, pusher, records, facts)) {
            case CHANGED -> lateness.lost(home, pusher.site(), facts);
            case UNTOUCHED -> null;
            case NOTHING_LOST ->
                staleBase(change, key, pusher, records, facts) ? new Stale(version(records.stored(key))) : null;
        };
    }

    /** The transfer-service tells the version it goes by, always; others may. Changes of one batch are made on what was there before it. */
    private static boolean staleBase(
            PushedChange change, RecordKey key, Pusher pusher, RecordView records, Facts facts) {
        long base = change.baseVersion();
        if (base < 0) {
            return facts.isTransfers(pusher.site()) && records.stored(key) != null;
        }
        return base != version(records.stored(key)) && base != records.versionBefore(key);
    }

    private static boolean mayBeHalf(PushedChange change, RecordVariant variant, Home home) {
        return home.parent != null || Halves.mayBeMade(change, variant);
    }

    /**
     * The transfer-service makes responding halves in any store, and changes or deletes them until their store has taken them (transfers, 5).
     * Lines go with their header; in a half that was taken it may only bring back lines that it deleted itself.
     */
    private static @Nullable Verdict deniedHalf(
            boolean half, RecordKey key, Home home, Pusher pusher, RecordView records, Facts facts) {
        StoreFacts store = facts.storeOfStream(home.stream);
        if (!half || store == null || home.stream != store.storeStream()) {
            return refuse(RecordCode.NOT_YOUR_STORE);
        }
        Stored stored = records.stored(key);
        Stored header = home.parent == null ? stored : records.stored(home.parent);
        boolean free = header == null || header.half().isUntaken() || (header.deleted() && header.half() != Half.NONE);
        boolean restores = home.parent != null && stored != null && stored.deleted() && isOwn(stored, pusher);
        return free || restores ? null : refuse(RecordCode.HALF_TAKEN_OVER);
    }

    private static boolean isOwn(Stored stored, Pusher pusher) {
        return stored.writtenBy() == pusher.site() || stored.lineage() == pusher.lineage();
    }

    private static long version(@Nullable Stored stored) {
        return stored == null ? 0 : stored.version();
    }

    /** Where an upsert belongs, or the verdict that says it can't be told. {@code mayCreate}: a rule of its own says who may write a new one there. */
    private record Home(
            int stream,
            @Nullable RecordKey parent,
            @Nullable StoreFacts addressee,
            boolean mayCreate,
            @Nullable Verdict verdict) {
        static Home in(int stream) {
            return new Home(stream, null, null, false, null);
        }

        static Home created(int stream, @Nullable StoreFacts addressee) {
            return new Home(stream, null, addressee, true, null);
        }

        static Home none(Verdict verdict) {
            return new Home(0, null, null, false, verdict);
        }
    }

    /** Children stand where their parent stands. */
    private Home homeOfChild(PushedChange change, ParentLink link, RecordView records) {
        RecordKey parent = parentOf(change);
        if (parent == null) {
            return Home.none(missing(link.field()));
        }
        int stream = records.home(parent);
        if (stream == 0) {
            return Home.none(new Wait(RecordCode.PARENT_MISSING, parent));
        }
        Stored stored = records.stored(parent);
        if (stored != null && stored.deleted()) {
            return Home.none(new Refuse(RecordCode.PARENT_DELETED, RecordCode.PARENT_DELETED.meaning()));
        }
        return new Home(stream, parent, null, false, null);
    }

    private Home homeOf(PushedChange change, RecordVariant variant, Facts facts) {
        StreamKind kind = variant.home();
        if (kind == null) {
            throw new IllegalStateException("a served category without a home: " + variant.name());
        }
        return switch (kind) {
            case CENTRAL -> Home.in(facts.shared().central());
            case CENTRAL_DISPENSARY -> Home.in(facts.shared().centralDispensary());
            case STORE_CORE -> Home.in(facts.shared().storeCore());
            case STORE_SETUP, STORE, INBOX -> homeOfStore(change, variant, kind, facts);
            case PATIENT, PEOPLE, SITE -> throw new IllegalStateException("no home for a pushed record: " + kind);
        };
    }

    private Home homeOfStore(PushedChange change, RecordVariant variant, StreamKind kind, Facts facts) {
        String field = variant.storeField();
        String nameField = variant.storeNameField();
        String storeId = change.text(field);
        String nameId = change.text(nameField);
        if (storeId == null && nameId == null) {
            return Home.none(missing(field == null ? String.valueOf(nameField) : field));
        }
        StoreFacts store = storeId != null ? facts.store(storeId) : facts.storeOfName(String.valueOf(nameId));
        if (store == null) {
            return Home.none(new Wait(RecordCode.STORE_UNKNOWN, storeId == null ? null : storeKey(storeId)));
        }
        return Home.in(
                switch (kind) {
                    case STORE_SETUP -> store.setupStream();
                    case INBOX -> store.inboxStream();
                    default -> store.storeStream();
                });
    }

    /** Sender and receiver may each be blank (architecture, Children stand where their parent stands: Messages). */
    private Home homeOfMessage(PushedChange change, RecordVariant variant, Pusher pusher, Facts facts) {
        int site = pusher.site();
        String from = change.text(variant.fromStoreField());
        String to = change.text(variant.toStoreField());
        StoreFacts sender = from == null ? null : facts.store(from);
        StoreFacts receiver = to == null ? null : facts.store(to);
        if (from != null && sender == null) {
            return Home.none(new Wait(RecordCode.STORE_UNKNOWN, storeKey(from)));
        }
        if (to != null && receiver == null) {
            return Home.none(new Wait(RecordCode.STORE_UNKNOWN, storeKey(to)));
        }
        boolean maySend = sender == null ? facts.isPrimary(site) || facts.isCentral(site) : sender.activeSite() == site;
        if (!maySend && !pusher.decided()) {
            Wait late = sender == null ? null : lateness.lost(sender.storeStream(), site, facts);
            return late != null
                    ? Home.none(late)
                    : Home.none(new Refuse(RecordCode.SENDER_NOT_YOURS, RecordCode.SENDER_NOT_YOURS.meaning()));
        }
        if (receiver == null) {
            return Home.created(facts.shared().central(), null);
        }
        return sender == null
                ? Home.created(receiver.inboxStream(), null)
                : Home.created(sender.storeStream(), receiver);
    }

    private static Refuse missing(String field) {
        return new Refuse(RecordCode.FIELD_MISSING, "the field " + field + " is missing or empty");
    }

    private Verdict delete(
            PushedChange change,
            @Nullable Stored stored,
            RecordKey key,
            Pusher pusher,
            RecordView records,
            Facts facts) {
        int home = records.home(key);
        if (home == 0) {
            return new Nothing();
        }
        Verdict denied = pusher.decided() ? null : deniedDelete(change, key, home, stored, pusher, records, facts);
        if (denied != null) {
            return denied;
        }
        if (stored == null || stored.deleted()) {
            return new Nothing();
        }
        Verdict outdated = outdated(change, key, home, pusher, records, facts);
        if (outdated != null) {
            return outdated;
        }
        if (isStore(key) && records.inUse(key)) {
            return refuse(RecordCode.IN_USE);
        }
        Stored header = stored.parent() == null ? null : records.stored(stored.parent());
        boolean takes =
                header != null && !facts.isTransfers(pusher.site()) && takes(change, key, header.half(), records);
        return new Accept(
                home,
                stored.parent(),
                null,
                takes || stored.half() != Half.NONE
                        ? new Writing(null, stored.half(), null, takes, false)
                        : Writing.PLAIN);
    }

    private @Nullable Verdict deniedDelete(
            PushedChange change,
            RecordKey key,
            int home,
            @Nullable Stored stored,
            Pusher pusher,
            RecordView records,
            Facts facts) {
        RecordType type = change.type();
        if (type != null && type.category() == Category.MESSAGE) {
            return Messages.of(pusher, home, stored, records.body(key), facts) == Messages.Part.SENDER
                    ? null
                    : refuse(RecordCode.SENDER_NOT_YOURS);
        }
        if (facts.isTransfers(pusher.site())) {
            RecordKey parent = stored == null ? null : stored.parent();
            Home place = new Home(home, parent, null, false, null);
            return deniedHalf(true, key, place, pusher, records, facts);
        }
        Verdict denied = denied(home, pusher.site(), facts);
        return denied instanceof Refuse ? elsewhere(home, home, pusher.site(), facts) : denied;
    }

    /** The id stands at another home: whose it is decides what the site is told. */
    private Verdict elsewhere(int taken, int wanted, int site, Facts facts) {
        Verdict denied = denied(taken, site, facts);
        if (denied instanceof Refuse refuse && taken == wanted) {
            return refuse;
        }
        RecordCode code = denied == null ? RecordCode.HOME_CHANGED : RecordCode.ID_BELONGS_ELSEWHERE;
        return new Refuse(code, code.meaning());
    }

    /** Null when {@code site} may edit the records of this home stream. */
    private @Nullable Verdict denied(int home, int site, Facts facts) {
        if (isPrimarys(home, facts)) {
            return facts.isPrimary(site) ? null : forbidden(home, site, facts, RecordCode.PRIMARY_ONLY);
        }
        StoreFacts store = facts.storeOfStream(home);
        if (store == null) {
            return refuse(RecordCode.ID_BELONGS_ELSEWHERE);
        }
        if (home == store.inboxStream()) {
            return facts.isPrimary(site) || facts.isCentral(site) ? null : refuse(RecordCode.SENDER_NOT_YOURS);
        }
        if (store.activeSite() == site) {
            return null;
        }
        return forbidden(home, site, facts, RecordCode.NOT_YOUR_STORE);
    }

    /** Whether the primary edits what is at home there. */
    private static boolean isPrimarys(int home, Facts facts) {
        Facts.SharedStreams shared = facts.shared();
        StoreFacts store = facts.storeOfStream(home);
        return home == shared.central()
                || home == shared.centralDispensary()
                || home == shared.storeCore()
                || (store != null && home == store.setupStream());
    }

    /** Late as long as the site does not know that it lost the right, refused otherwise. */
    private Verdict forbidden(int home, int site, Facts facts, RecordCode known) {
        Wait late = lateness.lost(home, site, facts);
        return late != null ? late : refuse(known);
    }

    private static Refuse refuse(RecordCode code) {
        return new Refuse(code, code.meaning());
    }

    private static @Nullable StoreFacts otherParty(PushedChange change, RecordVariant variant, int home, Facts facts) {
        String nameId = change.text(variant.otherPartyField());
        StoreFacts party = nameId == null ? null : facts.storeOfName(nameId);
        return party == null || party.storeStream() == home ? null : party;
    }

    /** Store data of a store that nobody collects, save documents whose other party is a store, and their lines (C1, D5). */
    private boolean keepsNothing(Home home, @Nullable StoreFacts otherParty, RecordView records, Facts facts) {
        StoreFacts store = facts.storeOfStream(home.stream);
        if (store == null || store.collected() || home.stream != store.storeStream() || home.addressee != null) {
            return false;
        }
        return home.parent == null ? otherParty == null : !isTransfer(home.parent, home.stream, records, facts);
    }

    /** Once addressed to a store, a document stays in its inbox while it names it: an undone status must reach the other party too. */
    private static @Nullable StoreFacts addressee(
            PushedChange change, RecordVariant variant, @Nullable StoreFacts otherParty, @Nullable Stored stored) {
        if (otherParty == null) {
            return null;
        }
        boolean there = stored != null && stored.copiedTo().contains(otherParty.inboxStream());
        return there || Addressing.anyHolds(variant.predicates(), change) ? otherParty : null;
    }
}
