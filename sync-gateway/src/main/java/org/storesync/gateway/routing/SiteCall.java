package org.storesync.gateway.routing;

import org.storesync.gateway.site.Admission;

/**
 * A site's call on its way to routing.
 *
 * @param form in which the answer is wanted
 * @param lease against which bodies and answers are counted
 */
public record SiteCall(Admission admission, AnswerForm form, BytesInFlight.Lease lease) {
    /** The same call, for an answer that is read here. */
    public SiteCall readHere() {
        return new SiteCall(admission, AnswerForm.PLAIN_JSON, lease);
    }
}
