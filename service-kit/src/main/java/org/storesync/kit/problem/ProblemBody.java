package org.storesync.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a problem, as docs/protocol.md section 2 lists its fields. */
@RegisterForReflection
@Schema(name = "Problem", description = "A fault of the call (RFC 9457)")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "requestId"})
public record ProblemBody(
        @Schema(examples = "urn:problem:site-suspended") String type,
        String title,
        int status,
        String detail,
        @Schema(examples = "site-suspended") String code,
        @Nullable String requestId,
        @Nullable List<Violation> violations,

        @Schema(description = "the limit that was exceeded") @Nullable
        Long limit,

        @Schema(
                description = "what is served instead",
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        @Nullable
        Object supported,

        @Schema(
                description = "the outcome answered before",
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        @Nullable
        Object outcome) {}
