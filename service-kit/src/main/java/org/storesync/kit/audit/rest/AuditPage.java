package org.storesync.kit.audit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditRow;

/** A page of what was done, newest first. */
public record AuditPage(List<Item> items, @Nullable String nextCursor) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    /** One row. */
    @Schema(name = "AuditItem")
    public record Item(
            String writer,
            long seq,
            Instant at,
            String actor,
            String kind,
            @Nullable String about,
            Map<String, Object> detail,
            @Nullable String requestId) {
        static Item of(AuditRow row) {
            return new Item(
                    row.writer(),
                    row.seq(),
                    row.at(),
                    row.actor(),
                    row.kind(),
                    row.about(),
                    parsed(row.detail()),
                    row.requestId());
        }

        private static Map<String, Object> parsed(String detail) {
            try {
                return JSON.readValue(detail, FIELDS);
            } catch (JsonProcessingException e) {
                // Changed behind our back: shown as it is, and found by the verification.
                return Map.of("text", detail);
            }
        }
    }
}
