package org.storesync.model;

/**
 * The kinds of streams (architecture, section 3). {@code lockRank} is the order in which heads are locked, {@code pageRank} the
 * order in which a page reads them (design of the log: Heads and locks; Pages).
 */
public enum StreamKind {
    STORE("store", 0, 7),
    PATIENT("patient", 1, 9),
    STORE_SETUP("store-setup", 2, 5),
    PEOPLE("people", 3, 6),
    INBOX("inbox", 4, 8),
    SITE("site", 5, 3),
    STORE_CORE("store-core", 6, 4),
    CENTRAL_DISPENSARY("central/dispensary", 7, 2),
    CENTRAL("central", 8, 1);

    private final String prefix;
    private final int lockRank;
    private final int pageRank;

    StreamKind(String prefix, int lockRank, int pageRank) {
        this.prefix = prefix;
        this.lockRank = lockRank;
        this.pageRank = pageRank;
    }

    public String prefix() {
        return prefix;
    }

    public int lockRank() {
        return lockRank;
    }

    public int pageRank() {
        return pageRank;
    }

    /** False for the three kinds that have only one stream each. */
    public boolean hasOwner() {
        return this != CENTRAL && this != CENTRAL_DISPENSARY && this != STORE_CORE;
    }
}
