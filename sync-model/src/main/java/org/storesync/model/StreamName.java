package org.storesync.model;

/**
 * The name of a stream: an ordered set of records with one audience.
 *
 * @param kind what it holds
 * @param owner the store, site or bucket it belongs to; empty for a kind that has only one stream
 */
public record StreamName(StreamKind kind, String owner) {
    public static final StreamName CENTRAL = new StreamName(StreamKind.CENTRAL, "");
    public static final StreamName CENTRAL_DISPENSARY = new StreamName(StreamKind.CENTRAL_DISPENSARY, "");
    public static final StreamName STORE_CORE = new StreamName(StreamKind.STORE_CORE, "");

    public StreamName {
        if (kind.hasOwner() == owner.isEmpty()) {
            throw new IllegalArgumentException("a stream of kind " + kind + " can't have the owner '" + owner + "'");
        }
    }

    public static StreamName store(StoreId store) {
        return new StreamName(StreamKind.STORE, store.value());
    }

    public static StreamName storeSetup(StoreId store) {
        return new StreamName(StreamKind.STORE_SETUP, store.value());
    }

    public static StreamName inbox(StoreId store) {
        return new StreamName(StreamKind.INBOX, store.value());
    }

    public static StreamName site(SiteId site) {
        return new StreamName(StreamKind.SITE, Integer.toString(site.value()));
    }

    /** The name as it goes over the wire: {@code store/7F..}, {@code central}. */
    @Override
    public String toString() {
        return kind.hasOwner() ? kind.prefix() + "/" + owner : kind.prefix();
    }
}
