package org.storesync.routing.push.log;

import java.util.Collection;
import java.util.List;
import org.storesync.routing.fact.domain.NameJoin;

/** Names that are visible in stores, as their joins change this (B3). */
public interface VisibleNames {
    /** @param ended ids of joins by which nothing is visible any more */
    void change(List<NameJoin> joins, Collection<String> ended);
}
