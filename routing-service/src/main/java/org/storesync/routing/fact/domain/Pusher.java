package org.storesync.routing.fact.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;

/**
 * Whose changes are judged.
 *
 * @param lineage number of the installation they came from
 * @param known of changes out of quarantine, the position in the site's own stream up to which it knew of facts when it pushed them; null for
 *     a push, which is judged by what the site knows now
 * @param decided a person takes the changes: who may edit, and what stands there, is not asked
 */
public record Pusher(SiteId site, int lineage, @Nullable Long known, boolean decided) {
    /** A site that pushes. */
    public static Pusher pushing(SiteId site, int lineage) {
        return new Pusher(site, lineage, null, false);
    }

    /** The changes come out of quarantine, and must still be there under the locks. */
    public boolean isParked() {
        return known != null;
    }

    /** What its rows are marked with: 0 if the site is to get them back. */
    public int rowLineage() {
        return isParked() ? 0 : lineage;
    }
}
