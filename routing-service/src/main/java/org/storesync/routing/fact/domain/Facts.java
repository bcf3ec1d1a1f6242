package org.storesync.routing.fact.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts that decide one push, as they were read before its heads were locked. Their versions are read again under the heads
 * (docs/adr/0009).
 */
public final class Facts {
    private final int primary;
    private final Losses losses;
    private final ServiceSites services;
    private final SharedStreams shared;
    private final Map<String, StoreFacts> byId = new HashMap<>();
    private final Map<String, StoreFacts> byName = new HashMap<>();
    private final Map<Integer, StoreFacts> byStream = new HashMap<>();
    private final Map<Scope, Long> versions;
    private final Set<VisibleName> visible;

    /** The streams of the kinds that have only one stream each. */
    public record SharedStreams(int central, int centralDispensary, int storeCore) {}

    /**
     * Internal sites for which the rules have separate cases.
     *
     * @param transfers 0 where no service makes transfers
     */
    public record ServiceSites(int central, int transfers) {}

    /**
     * @param primary the site that edits central data; 0 for nobody yet
     * @param losses of the site whose changes are judged
     * @param versions scope to version, for each scope these facts depend on
     * @param visible names that are visible in stores, and those whose end the pushing site does not know, as far as the changes ask
     */
    public Facts(
            int primary,
            Losses losses,
            ServiceSites services,
            SharedStreams shared,
            Collection<StoreFacts> stores,
            Map<Scope, Long> versions,
            Set<VisibleName> visible) {
        this.primary = primary;
        this.losses = losses;
        this.services = services;
        this.shared = shared;
        this.versions = Map.copyOf(versions);
        this.visible = new HashSet<>(visible);
        stores.forEach(this::add);
    }

    public boolean isPrimary(int site) {
        return site == primary;
    }

    /** Rights that the pushing site lost without knowing it. */
    public Losses losses() {
        return losses;
    }

    public boolean isCentral(int site) {
        return site == services.central();
    }

    /** True for the transfer-service, which may make responding halves (architecture 5). */
    public boolean isTransfers(int site) {
        return site == services.transfers();
    }

    public SharedStreams shared() {
        return shared;
    }

    public @Nullable StoreFacts store(String id) {
        return byId.get(id);
    }

    /** The store that a name belongs to; null for a name that is not a store's. */
    public @Nullable StoreFacts storeOfName(String nameId) {
        return byName.get(nameId);
    }

    /** The store that a stream belongs to; null for the shared streams and for streams of a site. */
    public @Nullable StoreFacts storeOfStream(int stream) {
        return byStream.get(stream);
    }

    /** The store whose data are at home in a stream; null for any other stream. */
    public @Nullable StoreFacts storeOfData(int stream) {
        StoreFacts store = byStream.get(stream);
        return store != null && stream == store.storeStream() ? store : null;
    }

    /**
     * True if the stream is the home of a store's data and central keeps none of them: only the store's active site holds them (C1), or they
     * are transactions, and the store's are not included (C3).
     *
     * @param transactions the data come only with transactions
     */
    public boolean keepsNothing(int stream, boolean transactions) {
        StoreFacts store = storeOfData(stream);
        return store != null && !(store.collected() && (store.sendsTransactions() || !transactions));
    }

    /** True if the name is visible in the store, or if this has ended and the pushing site does not know that yet (D9). */
    public boolean isVisible(@Nullable String nameId, StoreFacts store) {
        return nameId != null && visible.contains(new VisibleName(store.id().value(), nameId));
    }

    /** Ids of all stores that these facts are about. */
    public Set<String> stores() {
        return Set.copyOf(byId.keySet());
    }

    /** The names of stores that are meant by these ids of stores or of names. */
    public Set<String> names(Collection<String> ids) {
        Set<String> names = new HashSet<>();
        for (String id : ids) {
            StoreFacts store = byId.get(id);
            if (byName.containsKey(id)) {
                names.add(id);
            }
            if (store != null && store.nameId() != null) {
                names.add(store.nameId());
            }
        }
        return names;
    }

    /** The same facts, with names that are visible. */
    public Facts with(Set<VisibleName> names) {
        return new Facts(primary, losses, services, shared, byId.values(), versions, names);
    }

    /** A copy that learns what a batch changes, so that later changes of the batch see it (rules, 1.8). */
    public Facts ofBatch() {
        return with(visible);
    }

    /** Learns that a name is visible in a store from now on. */
    public void learn(VisibleName name) {
        visible.add(name);
    }

    /** Learns that a store record was accepted. */
    public void learn(StoreFacts store) {
        forget(store.id().value());
        add(store);
    }

    /** Learns that a store record was deleted. */
    public void forget(String storeId) {
        StoreFacts store = byId.remove(storeId);
        if (store != null) {
            byStream.keySet().removeAll(List.of(store.storeStream(), store.setupStream(), store.inboxStream()));
            if (store.nameId() != null) {
                byName.remove(store.nameId(), store);
            }
        }
    }

    private void add(StoreFacts store) {
        byId.put(store.id().value(), store);
        byStream.put(store.storeStream(), store);
        byStream.put(store.setupStream(), store);
        byStream.put(store.inboxStream(), store);
        if (store.nameId() != null) {
            byName.put(store.nameId(), store);
        }
    }

    public Map<Scope, Long> versions() {
        return versions;
    }
}
