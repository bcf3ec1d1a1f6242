package org.storesync.transfer.half.domain.judge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.Reason;
import org.storesync.transfer.half.domain.content.Party;

/**
 * The stores of sources, by their ids and by their names, and which of those names have come. Both are of one moment: a name that came
 * after its store was looked for would look like a name without a store.
 */
public final class Parties {
    private final Map<String, Party> stores = new HashMap<>();
    private final Map<String, Party> names = new HashMap<>();
    private final Set<String> come;

    /**
     * @param parties if two have one name, the first counts
     * @param come customers' names that have come
     */
    public Parties(List<Party> parties, Set<String> come) {
        this.come = Set.copyOf(come);
        for (Party party : parties) {
            stores.put(party.storeId(), party);
            names.putIfAbsent(party.nameId(), party);
        }
    }

    /** The store this source belongs to; null while it is not known. */
    @Nullable
    Party sender(KnownDocument source) {
        return stores.get(source.store());
    }

    /** The store to which this source is addressed; null for none, or while it is not known. */
    @Nullable
    Party receiver(KnownDocument source) {
        String addressed = source.addressed();
        return addressed == null ? names.get(source.name()) : stores.get(addressed);
    }

    boolean hasCome(String name) {
        return come.contains(name);
    }

    /** Why it is addressed to no store, or not yet. Routing decides this. If routing does not say, it follows from what has come. */
    @Nullable
    Reason notTo(KnownDocument source) {
        if (source.addressed() != null) {
            return null;
        }
        String said = source.notAddressed();
        if (said != null) {
            return Reason.of(said);
        }
        return receiver(source) == null && hasCome(source.name()) ? Reason.NO_STORE : null;
    }
}
