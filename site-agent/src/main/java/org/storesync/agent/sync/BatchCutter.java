package org.storesync.agent.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.storesync.agent.central.PushBatch;
import org.storesync.agent.jdbc.OutboxTable.Waiting;
import org.storesync.agent.jdbc.RefusedTable.Refusal;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.model.Operation;
import org.storesync.model.RecordCode;
import org.storesync.model.json.BatchHeader;
import org.storesync.model.push.BatchWriter;

/**
 * Cuts the next batch from the outbox, and stores its bytes before anybody sends them. What can't be sent stays here: data of a store that
 * central does not collect (C1, example F), and a record larger than any batch may be. Documents are kept whole ({@link WholeDocuments}).
 */
final class BatchCutter {
    private static final int REMOTE_LANE = 0;

    private final BodyReader bodies;
    private final Supplier<UUID> ids;
    private final Withheld withheld;

    BatchCutter(BodyReader bodies, Supplier<UUID> ids, Withheld withheld) {
        this.bodies = bodies;
        this.ids = ids;
        this.withheld = withheld;
    }

    /**
     * How much a batch may hold.
     *
     * @param records the size that the site wants
     * @param bytes likewise
     * @param recordsMax the size that central allows: a document that must stay whole may go up to that
     * @param bytesMax likewise; a larger record can't be sent at all
     */
    record Size(int records, int bytes, int recordsMax, long bytesMax) {}

    /** The batch; empty when nothing can be sent. Runs in the caller's transaction. */
    Optional<PushBatch> cut(Tables tables, Size size, Instant now) {
        StoreData stores = new StoreData(bodies, tables);
        while (true) {
            Cut cut = new Cut();
            tables.outbox().first(waiting -> take(stores, cut, waiting, size));
            cut.withheld.forEach((row, store) -> tables.outbox().withhold(row, store));
            cut.tooLarge.forEach(waiting -> refuseTooLarge(tables, waiting, now));
            if (!cut.taken.isEmpty()) {
                List<Waiting> whole = cut.full ? new WholeDocuments(tables, size).of(cut.taken) : cut.taken;
                return Optional.of(store(tables, whole));
            }
            if (cut.withheld.isEmpty() && cut.tooLarge.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    /** About how many bytes a change takes in a batch, before compression. */
    static long bytes(Waiting waiting) {
        Body body = waiting.body();
        return BatchWriter.lineSize(waiting.key().type(), waiting.key().id(), body == null ? 0 : body.size());
    }

    private static final class Cut {
        private final List<Waiting> taken = new ArrayList<>();
        private final Map<Long, String> withheld = new LinkedHashMap<>();
        private final List<Waiting> tooLarge = new ArrayList<>();
        private long bytes;
        private boolean full;
    }

    private boolean take(StoreData stores, Cut cut, Waiting waiting, Size size) {
        Body body = waiting.body();
        if (body != null) {
            Optional<StoreData.Owned> keptHere = withheld.isEmpty()
                    ? Optional.empty()
                    : stores.of(waiting.key(), body).filter(withheld::holds);
            if (keptHere.isPresent()) {
                cut.withheld.put(waiting.row(), keptHere.get().storeId());
                return true;
            }
            if (body.size() > size.bytesMax()) {
                cut.tooLarge.add(waiting);
                return true;
            }
        }
        long bytes = bytes(waiting);
        cut.full = cut.taken.size() >= size.records() || (!cut.taken.isEmpty() && cut.bytes + bytes > size.bytes());
        if (cut.full) {
            return false;
        }
        cut.bytes += bytes;
        cut.taken.add(waiting);
        return true;
    }

    private PushBatch store(Tables tables, List<Waiting> taken) {
        BatchWriter lines = new BatchWriter();
        for (Waiting waiting : taken) {
            Body body = waiting.body();
            lines.add(
                    waiting.key().type(),
                    waiting.key().id(),
                    body == null ? Operation.DELETE : Operation.UPSERT,
                    waiting.withBase() ? waiting.version() : null,
                    body == null ? null : body.bytes());
        }
        BatchHeader header = new BatchHeader(
                ids.get(),
                UUID.fromString(tables.state().lineage()),
                REMOTE_LANE,
                tables.state().nextSeq(),
                lines.count(),
                tables.outbox().toSend() - taken.size(),
                taken.stream().anyMatch(Waiting::withBase));
        PushBatch batch = PushBatch.of(header, lines);
        tables.batch().store(batch, taken);
        tables.state().nextSeq(batch.lastSeq() + 1);
        return batch;
    }

    private static void refuseTooLarge(Tables tables, Waiting waiting, Instant now) {
        tables.outbox().remove(waiting.row());
        RecordCode code = RecordCode.RECORD_TOO_LARGE;
        tables.refused()
                .add(new Refusal(
                        waiting.key(),
                        tables.state().nextSeq(),
                        false,
                        code.wireName(),
                        code.meaning() + "; not sent",
                        now,
                        waiting.body(),
                        null));
    }
}
