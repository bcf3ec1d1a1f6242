package org.storesync.routing.rule.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.RecordCode;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.catalogue.RecordVariant;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Placement.At;
import org.storesync.routing.rule.domain.Placement.Undecided;
import org.storesync.routing.rule.domain.Verdict.Accept;
import org.storesync.routing.rule.domain.Verdict.NotCollected;
import org.storesync.routing.rule.domain.Verdict.Nothing;
import org.storesync.routing.rule.domain.Verdict.Refuse;
import org.storesync.routing.rule.domain.Verdict.Wait;

/**
 * Who may edit what, and where it is at home (guide, "Data types"; C1). This class asks in the right order; each question has a separate
 * rule. The rules are pure: the same change, records and facts give the same verdict.
 */
public final class Rules {
    private final Keys keys;
    private final Needs needs;
    private final Rights rights;
    private final Versions versions;
    private final ChildRule child;
    private final CentralRule central;
    private final StoreRule store;
    private final MessageRule message;

    public Rules(RecordCatalogue catalogue) {
        keys = new Keys(catalogue);
        needs = new Needs(keys);
        Lateness lateness = new Lateness(keys);
        NamedStore named = new NamedStore(keys);
        rights = new Rights(lateness);
        versions = new Versions(lateness);
        child = new ChildRule(keys);
        central = new CentralRule(named);
        store = new StoreRule(keys, named, new Parties(keys));
        message = new MessageRule(keys, lateness, rights, versions);
    }

    public Keys keys() {
        return keys;
    }

    public Needs needs() {
        return needs;
    }

    /** True for a code whose change waits for a person because its site did not know. */
    public static boolean isLate(RecordCode code) {
        return Lateness.isLate(code);
    }

    /**
     * The heads that a move takes, for a change that waits for the move to be undone. It is parked under these heads, so the undo can't ask
     * for it just before it is there.
     */
    public static Set<Integer> headsOfMove(@Nullable Verdict verdict, Facts facts) {
        return verdict instanceof Wait wait ? Lateness.headsOfMove(wait, facts) : Set.of();
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
        int home = records.home(key);
        RecordVariant variant = Variants.of(change, type, stored, facts);
        if (change.op() == Operation.DELETE && home == 0) {
            return new Nothing();
        }
        RecordCode closed = Variants.closed(variant.category());
        if (closed != null) {
            return home == 0
                    ? Refuse.of(closed)
                    : new Refuse(
                            closed, "central takes such a record only while it is new; later changes stay at the site");
        }
        Case it = new Case(change, type, variant, key, home, stored, pusher, records, facts);
        return switch (change.op()) {
            case UPSERT -> upsert(it);
            case DELETE -> delete(it);
            case MERGE, REMOVE, DROP_STREAM -> Refuse.of(RecordCode.OPERATION_NOT_SERVED_YET);
        };
    }

    private Verdict upsert(Case it) {
        if (it.isMessage() && it.home() != 0) {
            return message.onRecord(it);
        }
        return switch (rule(it).place(it)) {
            case Undecided(Verdict verdict) -> verdict;
            case At at -> upsert(it, at);
        };
    }

    private CategoryRule rule(Case it) {
        if (it.type().parent() != null) {
            return child;
        }
        Category category = it.variant().category();
        return switch (category) {
            case CENTRAL, CENTRAL_DISPENSARY, CENTRAL_STORE -> central;
            case STORE -> store;
            case MESSAGE -> message;
            case PATIENT, PRESCRIBER, SYNC, LOCAL -> throw new IllegalStateException("not served: " + category);
        };
    }

    private Verdict upsert(Case it, At at) {
        if (it.home() != 0 && it.home() != at.stream()) {
            return rights.elsewhere(it, it.home());
        }
        Verdict denied = at.mayCreate() || it.isDecided() ? null : denied(it, at);
        if (denied != null) {
            return denied;
        }
        if (takesReservedId(it, at)) {
            return Refuse.of(RecordCode.ID_RESERVED);
        }
        RecordKey parent = it.standingParent();
        if (parent != null && at.parent() != null && !parent.equals(at.parent())) {
            return new Refuse(RecordCode.HOME_CHANGED, "an update can't move a record to another parent");
        }
        Verdict outdated = versions.outdated(it, at.stream());
        return outdated != null ? outdated : accepted(it, at);
    }

    private @Nullable Verdict denied(Case it, At at) {
        return it.isTransfers() ? HalfRule.denied(it, at) : rights.denied(it, at.stream());
    }

    private static boolean takesReservedId(Case it, At at) {
        StoreFacts its = it.home() != 0 || it.isTransfers() ? null : it.facts().storeOfStream(at.stream());
        return its != null && ReservedIds.isTaken(it.change(), its.id().value());
    }

    private Verdict accepted(Case it, At at) {
        StoreFacts otherParty = Parties.otherParty(it, at.stream());
        if (!it.isDecided() && store.keepsNothing(it, at, otherParty)) {
            return new NotCollected(at.stream());
        }
        StoreFacts addressee = at.addressee() != null ? at.addressee() : Parties.addressee(it, at.stream(), otherParty);
        Writing writing = at.parent() != null
                ? HalfRule.line(it, at.parent())
                : HalfRule.document(
                        it,
                        addressee == null ? Parties.notAddressed(it, otherParty) : null,
                        store.becomesTransfer(it, at, otherParty));
        return new Accept(at.stream(), at.parent(), addressee, writing);
    }

    private Verdict delete(Case it) {
        Verdict denied = it.isDecided() ? null : deniedDelete(it);
        if (denied != null) {
            return denied;
        }
        Stored stored = it.stored();
        if (stored == null || stored.deleted()) {
            return new Nothing();
        }
        Verdict outdated = versions.outdated(it, it.home());
        if (outdated != null) {
            return outdated;
        }
        return keys.isStore(it.key()) && it.records().inUse(it.key())
                ? Refuse.of(RecordCode.IN_USE)
                : new Accept(it.home(), stored.parent(), null, HalfRule.deleted(it, stored));
    }

    private @Nullable Verdict deniedDelete(Case it) {
        if (it.type().category() == Category.MESSAGE) {
            return message.deniedDelete(it);
        }
        return it.isTransfers() ? HalfRule.deniedDelete(it) : rights.denied(it, it.home());
    }
}
