package org.storesync.kit.audit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditRow;

/** One thing that was done, as auditors read it. */
public record AuditItem(
        String writer,
        long seq,
        Instant at,
        String actor,
        String kind,
        @Nullable String about,
        Map<String, Object> detail,
        @Nullable String requestId) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    static AuditItem of(AuditRow row) {
        return new AuditItem(
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
            // Somebody changed it in the database. It is shown as it is, and the verification finds it.
            return Map.of("text", detail);
        }
    }
}
