package org.storesync.gateway.admin.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.storesync.gateway.admin.SiteAdministration.NewSecret;

/** A site's new secret, shown only this once. */
public record SiteSecret(
        @Schema(required = true) int siteId,
        @Schema(required = true) String name,
        @Schema(required = true) String kind,
        @Schema(required = true) String state,

        @Schema(required = true, description = "shown once; nobody can read it again")
        String secret) {

    static SiteSecret from(NewSecret made) {
        return new SiteSecret(
                made.site().site().value(),
                made.site().name(),
                made.site().kind().wireName(),
                made.site().state().wireName(),
                made.secret());
    }

    @Override
    public String toString() {
        return "SiteSecret[siteId=" + siteId + "]";
    }
}
