package org.storesync.agent.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Optional;
import org.storesync.agent.document.Series;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.record.JsonBody;
import org.storesync.agent.record.LocalChange;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.record.StoredRecord;

/**
 * The highest numbers that a store ever gave, kept as its {@code number} records. These are store data and come back after a reinstall, so
 * the number of a deleted document is never given again (D4).
 */
public final class Counters {
    private static final String TYPE = "number";
    /** Two installations can make counters with one name. */
    private static final int SAME_NAME_MAX = 10;

    private final Tables tables;

    public Counters(Tables tables) {
        this.tables = tables;
    }

    /** The highest number; 0 if nothing was counted yet. */
    public long value(Series series, String storeId) {
        return find(series, storeId).map(Counters::value).orElse(0L);
    }

    /** The change that notes that this number was given; empty if the counter is that high already. */
    public Optional<LocalChange.Put> raisedTo(long number, Series series, String storeId) {
        Optional<StoredRecord> present = find(series, storeId);
        if (present.isPresent() && value(present.get()) >= number) {
            return Optional.empty();
        }
        String id = present.map(record -> record.key().id()).orElseGet(() -> series.counterId(storeId));
        ObjectNode body = present.map(record -> JsonBody.of(record.body()))
                .orElseGet(() -> JsonBody.empty()
                        .put("ID", id)
                        .put("store_ID", storeId)
                        .put("name", series.counterName(storeId)));
        body.put("value", number);
        return Optional.of(new LocalChange.Put(new RecordKey(TYPE, id), JsonBody.write(body)));
    }

    private Optional<StoredRecord> find(Series series, String storeId) {
        return tables.records().naming(TYPE, "name", series.counterName(storeId), SAME_NAME_MAX).stream()
                .max(Comparator.comparingLong(Counters::value));
    }

    private static long value(StoredRecord counter) {
        return JsonBody.of(counter.body()).path("value").asLong();
    }
}
