package org.storesync.agent.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.BatchWriter;
import org.storesync.agent.central.PushBatch;
import org.storesync.agent.jdbc.OutboxTable.Waiting;
import org.storesync.agent.jdbc.RefusedTable.Refusal;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.record.StoredRecord;
import org.storesync.model.RecordCode;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.catalogue.RecordVariant;

/**
 * Cuts the next batch from the outbox and stores its bytes before anybody sends them. What can't be sent stays here: data of a store
 * that central does not collect (C1, example F), and a record larger than any batch may be.
 */
final class BatchCutter {
    private static final int ANCESTORS_MAX = 4;

    private final BodyReader bodies;
    private final Supplier<UUID> ids;
    private final Set<String> storesNotCollected;

    BatchCutter(BodyReader bodies, Supplier<UUID> ids, Set<String> storesNotCollected) {
        this.bodies = bodies;
        this.ids = ids;
        this.storesNotCollected = storesNotCollected;
    }

    /** How much a batch may hold. */
    record Size(int records, int bytes, long bytesMax) {}

    /** Empty when nothing can be sent. Part of a transaction. */
    Optional<PushBatch> cut(Tables tables, Size size, Instant now) {
        while (true) {
            Cut cut = new Cut();
            tables.outbox().first(size.records(), waiting -> take(tables, cut, waiting, size));
            cut.withheld.forEach((row, store) -> tables.outbox().withhold(row, store));
            cut.tooLarge.forEach(waiting -> refuseTooLarge(tables, waiting, now));
            if (!cut.taken.isEmpty()) {
                return Optional.of(store(tables, cut));
            }
            if (cut.withheld.isEmpty() && cut.tooLarge.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    private static final class Cut {
        private final BatchWriter lines = new BatchWriter();
        private final List<Waiting> taken = new ArrayList<>();
        private final Map<Long, String> withheld = new LinkedHashMap<>();
        private final List<Waiting> tooLarge = new ArrayList<>();
    }

    private boolean take(Tables tables, Cut cut, Waiting waiting, Size size) {
        Body body = waiting.body();
        String store = body == null ? null : storeKeptHere(tables, waiting.key(), body);
        if (store != null) {
            cut.withheld.put(waiting.row(), store);
            return true;
        }
        if (body != null && body.size() > size.bytesMax()) {
            cut.tooLarge.add(waiting);
            return true;
        }
        if (cut.lines.count() > 0 && body != null && cut.lines.size() + body.size() > size.bytes()) {
            return false;
        }
        cut.lines.add(waiting.key(), body, waiting.withBase() ? waiting.version() : null);
        cut.taken.add(waiting);
        return true;
    }

    private PushBatch store(Tables tables, Cut cut) {
        long firstSeq = tables.state().nextSeq();
        PushBatch batch = cut.lines.finish(new BatchWriter.Header(
                ids.get().toString(),
                tables.state().lineage(),
                firstSeq,
                tables.outbox().toSend() - cut.taken.size(),
                cut.taken.stream().anyMatch(Waiting::withBase)));
        tables.batch().store(batch, cut.taken);
        tables.state().nextSeq(batch.lastSeq() + 1);
        return batch;
    }

    private static void refuseTooLarge(Tables tables, Waiting waiting, Instant now) {
        tables.outbox().remove(waiting.row());
        RecordCode code = RecordCode.RECORD_TOO_LARGE;
        tables.refused()
                .add(new Refusal(
                        waiting.key(), tables.state().nextSeq(), code.wireName(), code.meaning() + "; not sent", now));
    }

    // A document that may concern another store is sent all the same: transfers go through central whatever it
    // collects.
    private @Nullable String storeKeptHere(Tables tables, RecordKey key, Body body) {
        if (storesNotCollected.isEmpty()) {
            return null;
        }
        RecordKey at = key;
        Body found = body;
        for (int depth = 0; depth < ANCESTORS_MAX; depth++) {
            RecordType type = bodies.typeOf(at.type());
            if (type == null) {
                return null;
            }
            RecordVariant variant = type.variantFor(bodies.fields(found));
            if (variant.category() != Category.STORE || !variant.predicates().isEmpty()) {
                return null;
            }
            String storeField = variant.storeField();
            if (storeField != null) {
                String store = bodies.field(found, storeField);
                return store != null && storesNotCollected.contains(store) ? store : null;
            }
            RecordKey parent = bodies.parentOf(at.type(), found);
            Optional<StoredRecord> above =
                    parent == null ? Optional.empty() : tables.records().get(parent);
            if (above.isEmpty()) {
                return null;
            }
            at = above.get().key();
            found = above.get().body();
        }
        return null;
    }
}
