package org.storesync.gateway.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.contact.SiteContact;
import org.storesync.gateway.site.domain.SiteState;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;

/**
 * A site as administrators see it.
 *
 * @param suspendedReason why it is suspended; null if it is not
 * @param contact null if it never called
 */
public record SiteRecord(
        SiteId site,
        String name,
        SiteKind kind,
        SiteState state,
        @Nullable String suspendedReason,
        @Nullable String device,
        @Nullable Instant deviceBoundAt,
        Instant createdAt,
        @Nullable SiteContact contact) {

    SiteRecord with(@Nullable SiteContact newer) {
        return new SiteRecord(site, name, kind, state, suspendedReason, device, deviceBoundAt, createdAt, newer);
    }
}
