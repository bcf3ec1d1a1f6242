package org.storesync.routing.push.log;

import java.util.Collection;
import java.util.Set;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.fact.domain.StoreRecord;

/** Stores as their records change them (B10). */
public interface Stores {
    /** Facts of stores that are not on record yet, with streams that are made if necessary, for a batch that creates the stores. */
    Collection<StoreFacts> toBe(Set<String> storeIds);

    /** Those of these stores that are assigned to a site or have data. */
    Set<String> inUse(Set<String> storeIds);

    /** Keeps what the rules need from accepted store records. */
    void apply(Collection<StoreRecord> stores);

    /** Forgets the facts of stores whose record was deleted. */
    void forget(Collection<String> storeIds);
}
