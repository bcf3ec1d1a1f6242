package org.storesync.gateway.admin.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a site is suspended. */
public record SuspensionReason(
        @NotBlank @Size(max = 500) @Schema(required = true, maxLength = 500)
        String reason) {}
