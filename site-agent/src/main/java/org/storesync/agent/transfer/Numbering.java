package org.storesync.agent.transfer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.storesync.agent.document.HalfKind;
import org.storesync.agent.document.Series;
import org.storesync.agent.edit.Counters;
import org.storesync.agent.edit.Editor;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.record.JsonBody;
import org.storesync.agent.record.LocalChange;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.record.StoredRecord;

/**
 * Gives halves that came from central with number -1 the next number of their store and kind, counts it in the store's {@code number}
 * record, and writes a log message to the initiating site (D4). All three are changes made here like any other. The sync that brought the
 * half pushes them together.
 */
public final class Numbering {
    private static final int UNNUMBERED = -1;
    private static final int HALVES_MAX = 500;

    private final Editor editor;
    private final Supplier<String> ids;

    public Numbering(Editor editor, Supplier<String> ids) {
        this.editor = editor;
        this.ids = ids;
    }

    /** True for a type of document that may come without a number. */
    public static boolean concerns(String type) {
        return HalfKind.TYPES.contains(type);
    }

    /**
     * Numbers the halves that wait for it, in the caller's transaction.
     *
     * @param stores the stores that are active on this site; it numbers for no other store
     * @return how many halves got a number
     */
    public int number(Tables tables, Set<String> stores, Instant now) {
        if (!tables.state().documentsCame()) {
            return 0;
        }
        int numbered = 0;
        for (String type : HalfKind.TYPES) {
            String field = type.equals("transact") ? "invoice_num" : "serial_number";
            for (StoredRecord half : tables.records().having(type, field, UNNUMBERED, HALVES_MAX)) {
                ObjectNode body = JsonBody.of(half.body());
                Optional<HalfKind> kind = HalfKind.of(type, body.path("type").asText());
                if (kind.isPresent() && stores.contains(body.path("store_ID").asText())) {
                    number(tables, kind.get(), half, body, now);
                    numbered++;
                }
            }
        }
        tables.state().documentsCame(numbered >= HALVES_MAX);
        return numbered;
    }

    private void number(Tables tables, HalfKind kind, StoredRecord half, ObjectNode body, Instant now) {
        Series series = kind.series();
        String store = body.path("store_ID").asText();
        Counters counters = new Counters(tables);
        long number = 1 + highest(tables, series, store, counters.value(series, store));
        counters.raisedTo(number, series, store).ifPresent(counter -> editor.make(tables, counter));
        body.put(series.numberField(), number);
        editor.make(tables, new LocalChange.Put(half.key(), JsonBody.write(body)));
        String id = ids.get();
        ObjectNode log = log(id, kind, half, body, number, now);
        editor.make(tables, new LocalChange.Put(new RecordKey("transfer_log", id), JsonBody.write(log)));
    }

    private static long highest(Tables tables, Series series, String store, long counted) {
        long given = tables.records().highest(series.type(), series.numberField(), store, series.kind());
        long before = tables.state().lastNumber(store + "/" + series.type() + "/" + series.kind());
        return Math.max(counted, Math.max(given, before));
    }

    private static ObjectNode log(
            String id, HalfKind kind, StoredRecord half, ObjectNode body, long number, Instant now) {
        return JsonBody.empty()
                .put("ID", id)
                .put("store_ID", body.path("store_ID").asText())
                .put("name_ID", body.path("name_ID").asText())
                .put("record_type", half.key().type())
                .put("record_ID", body.path(kind.linkField()).asText())
                .put("responding_record_ID", half.key().id())
                .put("number", number)
                .put("created_datetime", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("text", "received, as number " + number);
    }
}
