package org.storesync.masterdata.central.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.masterdata.central.Author;
import org.storesync.masterdata.kind.Kind;

/**
 * Writes edits into the audit's chain of the person who made them, each with the record before and after. Central data are no data of
 * patients.
 */
@Singleton
class EditAudit {
    /** Bytes of a body that is kept whole. For a longer one its size and digest are kept. */
    static final int BODY_BYTES_MAX = 8192;

    private final AuditChain chain;

    EditAudit(AuditChain chain) {
        this.chain = chain;
    }

    /** Null before means that the record is new; null after means that it is deleted. */
    void append(
            Connection connection,
            Author author,
            Kind kind,
            String id,
            byte @Nullable [] before,
            byte @Nullable [] after,
            Instant now)
            throws SQLException {
        String verb = before == null ? "create" : after == null ? "delete" : "change";
        AuditDetail detail = AuditDetail.of(json -> {
            body(json, "before", before);
            body(json, "after", after);
        });
        String about = kind.recordType() + "/" + id;
        chain.append(connection, AuditEntry.by(author.caller(), verb, about, detail, now, author.requestId()));
    }

    private static void body(JsonGenerator json, String field, byte @Nullable [] body) throws IOException {
        if (body == null) {
            return;
        }
        if (body.length <= BODY_BYTES_MAX) {
            json.writeFieldName(field);
            json.writeRawValue(new String(body, StandardCharsets.UTF_8));
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeNumberField("bytes", body.length);
        json.writeStringField("sha256", HexFormat.of().formatHex(digest(body)));
        json.writeEndObject();
    }

    private static byte[] digest(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
