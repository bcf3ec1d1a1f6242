package org.storesync.gateway.contact;

import java.util.List;

/** Where contacts are kept for good. */
public interface ContactStore {
    /** Writes contacts in one statement, unless newer ones stand there. */
    void write(List<SiteContact> contacts);

    /** What is written of sites after one, by number, at most {@code limit}; sites never seen are missing. */
    List<SiteContact> readAfter(int siteId, int limit);
}
