package org.storesync.routing.push.log;

import java.util.Map;
import org.storesync.model.SiteId;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.rule.domain.Asked;

/** What is needed to judge and correct a batch, besides the records that it names. */
public interface Grounds {
    /** The central epoch in which the transaction writes. */
    long epoch();

    /** What the rules need for changes of {@code pusher}: the facts of stores that are named by id, by name, or by one of their streams. */
    Facts facts(Pusher pusher, Asked asked);

    /** True if the facts' versions and the epoch are still the same. Statements that begin after the last lock read them. */
    boolean unmoved(Facts facts);

    /** Live subscriptions of a site: their numbers by stream. */
    Map<Integer, Integer> subscriptions(SiteId site);

    /** True if the site's type for the store is not none: then it may see the store's core record. */
    boolean seesStore(SiteId site, String storeId);

    /** True if the site had this stream once, or edited it as the primary. */
    boolean wasEntitled(SiteId site, int stream);
}
