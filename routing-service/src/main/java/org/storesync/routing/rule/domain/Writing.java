package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.routing.record.domain.Half;
import org.storesync.routing.record.domain.NotAddressed;

/**
 * How an accepted change is written, if it is more than its body in its place.
 *
 * @param notAddressed why a document that is ready for its other party has no addressee
 * @param half what the document is in a transfer from now on
 * @param body written instead of the pushed body, because the rules altered it; null to write the pushed body
 * @param takesParent the line's half belongs to its store from now on
 * @param resendChildren central kept none of its lines until now
 */
public record Writing(
        @Nullable NotAddressed notAddressed,
        Half half,
        byte @Nullable [] body,
        boolean takesParent,
        boolean resendChildren) {
    /** Written as it was pushed. */
    public static final Writing PLAIN = new Writing(null, Half.NONE, null, false, false);
}
