package org.storesync.agent.edit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.document.HalfKind;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.agent.record.JsonBody;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.record.StoredRecord;

/**
 * Marks a half of a transfer that a change made here takes. Once its status, its approval or a line changes, the half belongs to this site,
 * and what central still writes into it crosses that change on the way (design of transfers, 5).
 */
final class Takings {
    private final Tables tables;
    private final BodyReader bodies;

    Takings(Tables tables, BodyReader bodies) {
        this.tables = tables;
        this.bodies = bodies;
    }

    /** Called before a record gets this body. */
    void put(RecordKey key, Body body) {
        if (HalfKind.TYPES.contains(key.type())) {
            tables.records()
                    .get(key)
                    .filter(before -> isHalf(before) && takes(before.body(), body))
                    .ifPresent(before -> mark(key));
            return;
        }
        StoredRecord header = half(bodies.parentOf(key.type(), body));
        if (header != null && changes(key, body)) {
            mark(header.key());
        }
    }

    /** Called before a record is deleted. */
    void delete(RecordKey key, Body body) {
        StoredRecord header = half(bodies.parentOf(key.type(), body));
        if (header != null) {
            mark(header.key());
        }
    }

    private @Nullable StoredRecord half(@Nullable RecordKey parent) {
        return parent == null || !HalfKind.TYPES.contains(parent.type())
                ? null
                : tables.records().get(parent).filter(this::isHalf).orElse(null);
    }

    private boolean isHalf(StoredRecord document) {
        return HalfKind.ofLinked(bodies, document.key().type(), document.body()).isPresent();
    }

    private boolean takes(Body before, Body after) {
        return differs("status", before, after) || differs("authorisationStatus", before, after);
    }

    private boolean differs(String field, Body before, Body after) {
        return !text(field, before).equals(text(field, after));
    }

    private String text(String field, Body body) {
        String value = bodies.field(body, field);
        return value == null ? "" : value;
    }

    private boolean changes(RecordKey line, Body body) {
        Optional<StoredRecord> before = tables.records().get(line);
        return before.isEmpty() || !JsonBody.equal(before.get().body(), body);
    }

    private void mark(RecordKey header) {
        tables.takings().mark(header, tables.state().nextSeq());
    }
}
