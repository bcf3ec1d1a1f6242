package org.storesync.gateway.admin.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A site to be created. */
public record NewSite(
        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = "[^\\x00-\\x1f\\x7f]*", message = "must not contain control characters")
        @Schema(required = true, description = "unique, whatever its case", maxLength = 100)
        String name,

        @NotNull
        @Pattern(regexp = KINDS, message = "must be desktop, mobile, open-msupply or internal")
        @Schema(
                required = true,
                enumeration = {"desktop", "mobile", "open-msupply", "internal"})
        String kind) {
    private static final String KINDS = "desktop|mobile|open-msupply|internal";
}
