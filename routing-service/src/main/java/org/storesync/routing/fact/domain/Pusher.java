package org.storesync.routing.fact.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;

/**
 * The site whose changes are judged.
 *
 * @param lineage number of the installation that they came from
 * @param known for changes out of quarantine: the position in the site's own stream up to which the site knew of facts when it pushed them;
 *     null for a push, which is judged by what the site knows now
 * @param decided a person accepts the changes, so the rules ask neither who may edit nor whether something newer is stored
 */
public record Pusher(SiteId site, int lineage, @Nullable Long known, boolean decided) {
    /** A site that pushes now. */
    public static Pusher pushing(SiteId site, int lineage) {
        return new Pusher(site, lineage, null, false);
    }

    /** True if the changes come out of quarantine; then they must still be there under the locks. */
    public boolean isParked() {
        return known != null;
    }

    /** The lineage that its rows are marked with: 0 if the site should get them back. */
    public int rowLineage() {
        return isParked() ? 0 : lineage;
    }
}
