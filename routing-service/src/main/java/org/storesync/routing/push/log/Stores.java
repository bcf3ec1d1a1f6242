package org.storesync.routing.push.log;

import java.util.Collection;
import java.util.Set;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.fact.domain.StoreRecord;

/** Stores, as their records change them (B10). */
public interface Stores {
    /** Streams of stores that are not on record yet, made if need be: facts of a batch that creates them. */
    Collection<StoreFacts> toBe(Set<String> storeIds);

    /** Of these stores, those that are assigned to a site or have data. */
    Set<String> inUse(Set<String> storeIds);

    /** Keeps what the rules need of accepted store records. */
    void apply(Collection<StoreRecord> stores);

    /** Stores whose record was deleted are facts no more. */
    void forget(Collection<String> storeIds);
}
