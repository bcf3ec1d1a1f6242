package org.storesync.gateway.admin.rest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.admin.SiteRecord;
import org.storesync.gateway.contact.SiteContact;

/** A site as administrators see it: its name and kind, its device, and its last contact. */
public record SiteDetail(
        @Schema(required = true) int siteId,
        @Schema(required = true) String name,

        @Schema(required = true, description = "desktop, mobile, open-msupply or internal")
        String kind,

        @Schema(required = true, description = "active or suspended")
        String state,

        @Nullable String suspendedReason,
        @Schema(description = "the bound machine") @Nullable String device,
        @Nullable Instant deviceBoundAt,

        @Schema(description = "name and version of its client") @Nullable
        String app,

        @Schema(description = "where its last call came from") @Nullable
        String address,

        @Schema(description = "protocol version it speaks") @Nullable
        Integer protocol,

        @Nullable Instant firstContactAt,
        @Nullable Instant lastContactAt,

        @Schema(description = "records it last said it still had to send") @Nullable
        Long queued,

        @Schema(required = true) Instant createdAt) {

    static SiteDetail from(SiteRecord site) {
        SiteContact contact = site.contact();
        return new SiteDetail(
                site.site().value(),
                site.name(),
                site.kind().wireName(),
                site.state().wireName(),
                site.suspendedReason(),
                site.device(),
                site.deviceBoundAt(),
                contact == null ? null : contact.app(),
                contact == null ? null : contact.address(),
                contact == null ? null : contact.protocol(),
                contact == null ? null : contact.firstAt(),
                contact == null ? null : contact.lastAt(),
                contact == null ? null : contact.queued(),
                site.createdAt());
    }
}
