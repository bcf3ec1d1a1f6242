package org.storesync.gateway.routing;

import org.storesync.gateway.site.Admission;

/**
 * A site's call on its way to routing.
 *
 * @param form in which the caller wants the answer
 * @param lease counts the bytes of bodies and answers
 */
public record SiteCall(Admission admission, AnswerForm form, BytesInFlight.Lease lease) {
    /** The same call, for an answer that the gateway itself reads. */
    public SiteCall readHere() {
        return new SiteCall(admission, AnswerForm.PLAIN_JSON, lease);
    }
}
