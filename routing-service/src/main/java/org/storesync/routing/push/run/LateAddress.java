package org.storesync.routing.push.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.StoreId;
import org.storesync.model.json.BodyFields;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.push.log.PushLog.Transaction;
import org.storesync.routing.push.log.Unaddressed.Waiting;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Asked;
import org.storesync.routing.rule.domain.Keys;

/**
 * Addresses documents of a store whose other party has become visible (D9): each comes into the inbox of the other store, with its children.
 * Its version does not change, because its site may have a change of it that is not sent yet.
 */
public final class LateAddress {
    /** So many documents hold the heads at once. */
    private static final int STEP = 100;

    private final Transaction transaction;
    private final Keys keys;
    private final Pusher central;

    public LateAddress(Transaction transaction, Keys keys, Pusher central) {
        this.transaction = transaction;
        this.keys = keys;
        this.central = central;
    }

    /**
     * Looks through some documents of a store.
     *
     * @param after only documents behind this position
     * @return the position of the last one; empty if there are no more
     * @throws Replan if something moved on which the addresses depend
     */
    public OptionalLong step(StoreId store, long after) {
        Asked asked = Asked.nothing();
        asked.stores().add(store.value());
        StoreFacts own = transaction.grounds().facts(central, asked).store(store.value());
        if (own == null) {
            return OptionalLong.empty();
        }
        List<Waiting> found = transaction.unaddressed().waiting(own.storeStream(), after, STEP);
        if (found.isEmpty()) {
            return OptionalLong.empty();
        }
        Map<RecordKey, String> names = names(found);
        asked.names().addAll(names.values());
        asked.parties().addAll(names.values());
        Facts facts = transaction.grounds().facts(central, asked);
        Map<Waiting, Integer> inboxes = inboxes(found, names, own, facts);
        if (!inboxes.isEmpty()) {
            write(own.storeStream(), inboxes, facts);
        }
        return OptionalLong.of(found.getLast().seq());
    }

    private Map<RecordKey, String> names(List<Waiting> found) {
        Map<RecordKey, String> names = new HashMap<>();
        for (Waiting document : found) {
            String field = keys.otherPartyField(document.key());
            String name = field == null ? null : BodyFields.of(document.body()).text(field);
            if (name != null) {
                names.put(document.key(), name);
            }
        }
        return names;
    }

    private static Map<Waiting, Integer> inboxes(
            List<Waiting> found, Map<RecordKey, String> names, StoreFacts own, Facts facts) {
        Map<Waiting, Integer> inboxes = new LinkedHashMap<>();
        for (Waiting document : found) {
            String name = names.get(document.key());
            @Nullable StoreFacts party = name == null ? null : facts.storeOfName(name);
            if (party != null && facts.isVisible(name, own)) {
                inboxes.put(document, party.inboxStream());
            }
        }
        return inboxes;
    }

    private void write(int home, Map<Waiting, Integer> inboxes, Facts facts) {
        Set<Integer> heads = new HashSet<>(inboxes.values());
        heads.add(home);
        Positions positions = new Positions(transaction.heads().lock(heads).values());
        if (!transaction.grounds().unmoved(facts)) {
            throw new Replan(Set.of());
        }
        Map<RecordKey, Integer> homes = new HashMap<>();
        inboxes.keySet().forEach(document -> homes.put(document.key(), home));
        Map<RecordKey, Stored> standing = transaction.rows().stored(homes);
        positions.isHome(home);
        inboxes.forEach((document, inbox) -> {
            Stored now = standing.get(document.key());
            // A document that moved was judged again since, by these facts.
            if (now != null && now.seq() == document.seq()) {
                RecordKey key = document.key();
                transaction.unaddressed().address(home, key, positions.next(home), inbox);
                transaction.unaddressed().copy(home, key, inbox, positions.next(inbox));
                positions.advance(inbox, transaction.children().copy(home, inbox, key, positions.head(inbox)));
            }
        });
        positions.publish(transaction.heads());
    }
}
