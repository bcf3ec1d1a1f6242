package org.storesync.reporting.contact.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A site as the gateway lists it.
 *
 * @param app name and version of its client
 * @param lastContactAt null: never
 * @param queued how many records it last said that it still had to send
 */
public record SiteContact(
        int siteId,
        String name,
        String kind,
        String state,
        @Nullable String app,
        @Nullable Instant lastContactAt,
        @Nullable Long queued) {}
