package org.storesync.routing.store;

import java.util.List;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;

/** Types that are to be derived again, because what they follow from changed (B3). */
public interface TypeDues {
    /** A store and a site where it may have another type now. */
    record Due(StoreId store, SiteId site) {}

    /** Some of them. */
    List<Due> list(int limit);

    /** Gives the store the type on the site that follows from the present facts, in one transaction. */
    void settle(Due due);

    /** Reads again from the log what is visible in stores, if that is due. */
    void check();
}
