package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.json.BodyFields;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.NotAddressed;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/** The other party of a document, and whether the document is addressed to it (D1-D5, D8, D9). */
final class Parties {
    private final Keys keys;

    Parties(Keys keys) {
        this.keys = keys;
    }

    /** Another store that a document names. */
    static @Nullable StoreFacts otherParty(Case it, int home) {
        String nameId = it.change().text(it.variant().otherPartyField());
        StoreFacts party = nameId == null ? null : it.facts().storeOfName(nameId);
        return party == null || party.storeStream() == home ? null : party;
    }

    /**
     * A document goes to a store that is visible in its own, or that it answers. Once it was addressed to a store, it stays in the store's
     * inbox as long as it names the store, because the other party must also see that a status was undone.
     */
    static @Nullable StoreFacts addressee(Case it, int home, @Nullable StoreFacts otherParty) {
        if (otherParty == null) {
            return null;
        }
        Stored stored = it.stored();
        boolean there = stored != null && stored.copiedTo().contains(otherParty.inboxStream());
        return there || (isReady(it) && reaches(it, home, otherParty)) ? otherParty : null;
    }

    private static boolean reaches(Case it, int home, StoreFacts otherParty) {
        StoreFacts own = it.facts().storeOfStream(home);
        return own == null
                || it.facts().isVisible(otherParty.nameId(), own)
                || Addressing.answers(it.variant().predicates(), it.change());
    }

    /**
     * Why a document without an addressee has none; null as long as it is not ready. It is decided when the document changes: if a name
     * becomes a store's later, this addresses nothing (rules, 49), but if a store becomes visible, its documents are addressed.
     */
    static @Nullable NotAddressed notAddressed(Case it, @Nullable StoreFacts otherParty) {
        String nameId = it.change().text(it.variant().otherPartyField());
        if (nameId == null || !isReady(it)) {
            return null;
        }
        if (otherParty != null) {
            return NotAddressed.NOT_VISIBLE;
        }
        return it.facts().storeOfName(nameId) == null ? NotAddressed.NO_STORE : null;
    }

    private static boolean isReady(Case it) {
        return Addressing.anyHolds(it.variant().predicates(), it.change());
    }

    /** Whether a document on record has a store as its other party. */
    boolean isTransfer(Case it, RecordKey document, int home) {
        Stored stored = it.records().stored(document);
        if (stored == null || !stored.copiedTo().isEmpty()) {
            return stored != null;
        }
        String field = keys.otherPartyField(document);
        BodyFields body = field == null ? null : it.records().body(document);
        String nameId = body == null || field == null ? null : body.text(field);
        StoreFacts party = nameId == null ? null : it.facts().storeOfName(nameId);
        return party != null && party.storeStream() != home;
    }
}
