package org.storesync.routing.push.log;

import org.jspecify.annotations.Nullable;
import org.storesync.routing.record.domain.Half;
import org.storesync.routing.record.domain.NotAddressed;

/**
 * What a home row notes besides its record, for the feed and the rules.
 *
 * @param writtenBy the site that wrote this body, if no lineage says it; 0 for none
 */
public record Marks(int writtenBy, @Nullable NotAddressed notAddressed, Half half) {
    public static final Marks NONE = new Marks(0, null, Half.NONE);
}
