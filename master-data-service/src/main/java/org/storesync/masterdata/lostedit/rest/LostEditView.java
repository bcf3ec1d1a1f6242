package org.storesync.masterdata.lostedit.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.lostedit.LostEdit;

/** An edit made here that central did not take. */
public record LostEditView(
        @Schema(required = true) String id,

        @Schema(required = true, description = "record type, such as item")
        String type,

        @Schema(required = true) String recordId,

        @Schema(required = true, description = "upsert or delete")
        String op,

        @Schema(required = true, description = "why, such as primary-only")
        String code,

        @Schema(
                description = "the record as the edit would have made it; absent for a delete",
                type = SchemaType.OBJECT)
        @JsonRawValue
        @Nullable
        String body,

        @Schema(required = true) Instant lostAt) {

    static LostEditView from(LostEdit edit) {
        return new LostEditView(
                edit.id(), edit.type(), edit.recordId(), edit.op(), edit.code(), edit.body(), edit.lostAt());
    }
}
