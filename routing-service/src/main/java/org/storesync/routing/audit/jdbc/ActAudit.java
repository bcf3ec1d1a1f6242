package org.storesync.routing.audit.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.jdbc.AuditChain;

/** Writes what an administrator did into the audit (I13). */
public final class ActAudit {
    private ActAudit() {}

    /** @param fields what was done to what, with the reason: texts, numbers, null, or lists of them */
    public static int write(
            AuditChain chain,
            Connection connection,
            String by,
            String kind,
            String about,
            Map<String, ? extends @Nullable Object> fields,
            Instant now)
            throws SQLException {
        AuditDetail detail = AuditDetail.of(json -> {
            for (var field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                value(json, field.getValue());
            }
        });
        chain.append(connection, AuditEntry.byPerson(by, kind, about, detail, now));
        return 1;
    }

    private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object each : list) {
                value(json, each);
            }
            json.writeEndArray();
        } else {
            json.writeObject(value);
        }
    }
}
