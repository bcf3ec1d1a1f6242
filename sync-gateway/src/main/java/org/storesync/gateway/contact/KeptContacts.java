package org.storesync.gateway.contact;

import java.util.List;

/** Keeps contacts permanently. */
public interface KeptContacts {
    /** Writes contacts in one statement. A newer contact in the table stays. */
    void write(List<SiteContact> contacts);

    /**
     * Written contacts of sites in the order of their numbers, after one; at most {@code limit}. Sites that were never seen are missing.
     */
    List<SiteContact> readAfter(int siteId, int limit);
}
