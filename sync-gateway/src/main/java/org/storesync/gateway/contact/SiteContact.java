package org.storesync.gateway.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;

/**
 * When a site called last, and with what.
 *
 * @param app name and version of its client, as it says
 * @param address where its last call came from, null for a contact that was written before addresses were kept
 * @param queued records it still had to send when it last said so
 */
public record SiteContact(
        SiteId site,
        @Nullable String app,
        @Nullable String address,
        int protocol,
        Instant firstAt,
        Instant lastAt,
        @Nullable Long queued) {

    /** The same contact with what the site says it still has to send. */
    SiteContact withQueued(long now) {
        return new SiteContact(site, app, address, protocol, firstAt, lastAt, now);
    }
}
