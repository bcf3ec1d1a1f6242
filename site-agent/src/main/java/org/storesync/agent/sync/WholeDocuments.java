package org.storesync.agent.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.storesync.agent.jdbc.OutboxTable.Waiting;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.sync.BatchCutter.Size;

/**
 * Keeps the end of a batch from dividing a document, because a link may be cut between two batches for days, and the other side must never
 * act on half a document. If central has the document, its lines are sent first and its header last. A new document is sent whole, in the
 * next batch or alone in a batch up to central's limits. Only a new document beyond those limits is divided, header first.
 */
final class WholeDocuments {
    private final Tables tables;
    private final Size size;

    WholeDocuments(Tables tables, Size size) {
        this.tables = tables;
        this.size = size;
    }

    /** The batch with whole documents; never empty. */
    List<Waiting> of(List<Waiting> taken) {
        Set<Long> rows = new HashSet<>();
        taken.forEach(waiting -> rows.add(waiting.row()));
        List<Waiting> kept = new ArrayList<>();
        for (Waiting waiting : taken) {
            List<Waiting> missing = missing(waiting, rows);
            if (missing.isEmpty()) {
                kept.add(waiting);
            } else if (standsAtCentral(waiting)) {
                if (taken.size() == 1) {
                    return fill(new ArrayList<>(), missing, size.records(), size.bytes());
                }
                rows.remove(waiting.row());
            } else if (!kept.isEmpty()) {
                return kept;
            } else {
                return whole(waiting);
            }
        }
        // All of them were headers whose lines come later in the outbox, so the lines are sent first.
        return kept.isEmpty() ? fill(kept, missing(taken.getFirst(), Set.of()), size.records(), size.bytes()) : kept;
    }

    /** The document alone, as much of it as central takes in one batch. */
    private List<Waiting> whole(Waiting header) {
        List<Waiting> document = new ArrayList<>(List.of(header));
        return fill(document, missing(header, Set.of()), size.recordsMax(), size.bytesMax());
    }

    private static List<Waiting> fill(List<Waiting> batch, List<Waiting> more, int records, long bytesMax) {
        long bytes = batch.stream().mapToLong(BatchCutter::bytes).sum();
        for (Waiting next : more) {
            bytes += BatchCutter.bytes(next);
            if (!batch.isEmpty() && (batch.size() >= records || bytes > bytesMax)) {
                return batch;
            }
            batch.add(next);
        }
        return batch;
    }

    /** Its children that could be sent and are not in this batch. */
    private List<Waiting> missing(Waiting header, Set<Long> rows) {
        List<Waiting> missing = new ArrayList<>();
        if (header.body() != null) {
            tables.outbox().children(header.key(), child -> {
                boolean fits = child.body() == null || child.body().size() <= size.bytesMax();
                if (fits && !rows.contains(child.row())) {
                    missing.add(child);
                }
                return missing.size() < size.recordsMax();
            });
        }
        return missing;
    }

    // Central may have withdrawn a half that this site has taken. Then its header must revive it first.
    private boolean standsAtCentral(Waiting header) {
        return header.version() > 0
                && !tables.holdings().of(header.row()).isEmpty()
                && !tables.takings().marked(header.key());
    }
}
