package org.storesync.gateway.admin.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kind that a site should have. Nobody can choose the kind of a service. */
public record KindOfSite(
        @NotNull
        @Pattern(regexp = "desktop|mobile|open-msupply", message = "must be desktop, mobile or open-msupply")
        @Schema(
                required = true,
                enumeration = {"desktop", "mobile", "open-msupply"})
        String kind) {}
