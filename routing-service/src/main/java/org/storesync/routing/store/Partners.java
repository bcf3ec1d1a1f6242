package org.storesync.routing.store;

import java.util.List;
import java.util.Optional;
import org.storesync.model.SiteId;

/** The sites that a site exchanges records with (A5). They follow from what stores are on sites; nobody sets them. */
public interface Partners {
    /**
     * A site with which another one exchanges records.
     *
     * @param ours stores of the other one that this partner sees
     * @param theirs stores of this partner that the other one sees
     * @param role {@code central} or {@code primary}, with which every site exchanges records; else {@code site}
     */
    record Partner(int siteId, String name, String role, long ours, long theirs) {}

    /**
     * Partners of the site in the order of their numbers.
     *
     * @param after the partner before the first one; 0 for none
     * @return empty if no site has this number
     */
    Optional<List<Partner>> of(SiteId site, int after, int limit);
}
