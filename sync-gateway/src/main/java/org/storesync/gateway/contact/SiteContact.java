package org.storesync.gateway.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;

/**
 * When a site was here, and with what.
 *
 * @param app name and version of its client, as it says
 * @param queued records it still had to send when it last told
 */
public record SiteContact(
        SiteId site,
        @Nullable String app,
        int protocol,
        Instant firstAt,
        Instant lastAt,
        @Nullable Long queued) {}
