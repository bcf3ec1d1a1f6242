package org.storesync.masterdata.central.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.masterdata.central.Author;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Trail;

/** Edits in the audit's chain of the person who made them, each with the record before and after. Central data are no patients' data. */
@Singleton
public class SqlTrail implements Trail {
    /** Bytes of a body that is kept whole; of a longer one its size and digest. */
    static final int BODY_BYTES_MAX = 8192;

    private final CurrentTransaction transaction;
    private final AuditChain chain;
    private final Clock clock;

    SqlTrail(CurrentTransaction transaction, AuditChain chain, Clock clock) {
        this.transaction = transaction;
        this.chain = chain;
        this.clock = clock;
    }

    /** One record as it was and as it is; null where it was not, or is no longer. */
    public record Change(String id, byte @Nullable [] before, byte @Nullable [] after) {}

    @Override
    public void edited(Author author, Kind kind, String id, byte @Nullable [] before, byte @Nullable [] after) {
        transaction.run(
                connection -> write(connection, author, kind, List.of(new Change(id, before, after)), clock.instant()));
    }

    /** The same for many, in a transaction of plain JDBC. */
    public void write(Connection connection, Author author, Kind kind, List<Change> changes, Instant now)
            throws SQLException {
        for (Change change : changes) {
            String verb = change.before == null ? "create" : change.after == null ? "delete" : "change";
            AuditDetail detail = AuditDetail.of(json -> {
                body(json, "before", change.before);
                body(json, "after", change.after);
            });
            chain.append(
                    connection,
                    AuditEntry.by(
                            author.caller(), verb, kind.wireType() + "/" + change.id, detail, now, author.requestId()));
        }
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
