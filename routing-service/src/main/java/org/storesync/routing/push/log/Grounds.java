package org.storesync.routing.push.log;

import java.util.Map;
import org.storesync.model.SiteId;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.rule.domain.Asked;

/** What a batch is judged and corrected by, besides the records it names. */
public interface Grounds {
    /** The central epoch the transaction writes in. */
    long epoch();

    /** What the rules need for changes of {@code pusher}: facts of the stores named by id, by their name, or by a stream of theirs. */
    Facts facts(Pusher pusher, Asked asked);

    /** True if the facts' versions and the epoch are still the same; read in statements begun after the last lock. */
    boolean unmoved(Facts facts);

    /** Live subscriptions of a site: stream to number. */
    Map<Integer, Integer> subscriptions(SiteId site);

    /** True if the site's type for the store is not none: it may see its core record. */
    boolean seesStore(SiteId site, String storeId);

    /** True if the site had this stream once, or edited it as the primary. */
    boolean wasEntitled(SiteId site, int stream);
}
