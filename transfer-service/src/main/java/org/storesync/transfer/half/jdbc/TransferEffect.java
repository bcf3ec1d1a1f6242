package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.storesync.client.feed.FeedRow;
import org.storesync.client.feed.jdbc.FeedEffect;
import org.storesync.transfer.config.TransferConfig;
import org.storesync.transfer.half.domain.Fields;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.StockTransfer;

/** Keeps what the rules need of the feed, newest version only, and has every source that changed judged in the same transaction. */
@Singleton
class TransferEffect implements FeedEffect {
    private static final String STORE = "store";
    private static final String DOCUMENT = "transact";
    private static final String LINE = "trans_line";
    private static final String REMOVE = "remove";
    private static final String UPSERT = "upsert";

    private final PairJudge judge;
    private final HalfWatch halves;
    private final int waitingMax;
    private final Clock clock;

    TransferEffect(PairJudge judge, HalfWatch halves, TransferConfig config, Clock clock) {
        this.judge = judge;
        this.halves = halves;
        this.waitingMax = config.sweepMax();
        this.clock = clock;
    }

    @Override
    public void apply(Connection connection, int partition, List<FeedRow> rows) throws SQLException {
        Set<String> ofHalves = lock(connection, rows);
        Instant now = clock.instant();
        Set<String> changed = new HashSet<>();
        boolean storesCame = false;
        for (FeedRow row : rows) {
            switch (row.type()) {
                case STORE -> storesCame |= !row.op().equals(REMOVE) && StoreTable.put(connection, row, now);
                case DOCUMENT -> document(connection, partition, row, changed);
                case LINE -> line(connection, row, ofHalves, changed);
                default -> {}
            }
        }
        if (storesCame) {
            // What another transaction is at, and what is too much for this one, is the sweep's.
            changed.addAll(StoreTable.waitingFor(connection, now, waitingMax));
        }
        judge.judge(connection, changed);
    }

    /** Locks the sources these rows are about; which of the lines, or of the documents they stand in, are those of halves. */
    private static Set<String> lock(Connection connection, List<FeedRow> rows) throws SQLException {
        List<String> documents = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (FeedRow row : rows) {
            if (row.type().equals(DOCUMENT)) {
                documents.add(row.id());
            } else if (row.type().equals(LINE)) {
                lines.add(row.id());
                documents.add(Bodies.fields(row.body()).id("transaction_ID"));
            }
        }
        SourceTable.lock(connection, documents, lines);
        return lines.isEmpty() ? Set.of() : PairTable.known(connection, lines, documents);
    }

    private void document(Connection connection, int partition, FeedRow row, Set<String> changed) throws SQLException {
        if (row.op().equals(REMOVE)) {
            if (SourceTable.leave(connection, row)) {
                changed.add(row.id());
            }
            return;
        }
        Fields body = Bodies.fields(row.body());
        if (!SourceTable.put(connection, partition, row, body)) {
            return;
        }
        changed.add(row.id());
        if (!row.op().equals(UPSERT) || !StockTransfer.concerns(body)) {
            // Lines are kept only as long as their document may be a source.
            SourceTable.dropLines(connection, row.id());
            halves.documentCame(connection, row, body);
        }
    }

    private void line(Connection connection, FeedRow row, Set<String> ofHalves, Set<String> changed)
            throws SQLException {
        Fields body = Bodies.fields(row.body());
        boolean ofHalf = ofHalves.contains(row.id()) || ofHalves.contains(body.id("transaction_ID"));
        Optional<Pair> pair =
                row.op().equals(REMOVE) || !ofHalf ? Optional.empty() : halves.lineCame(connection, row, body);
        if (pair.isPresent()) {
            if (HalfWatch.isWithdrawn(pair.get())) {
                changed.add(pair.get().sourceId());
            }
            return;
        }
        boolean upsert = row.op().equals(UPSERT);
        String document = upsert
                ? body.id("transaction_ID")
                : SourceTable.documentOfLine(connection, row.id()).orElse("");
        if (document.isEmpty() || SourceTable.isOther(connection, document)) {
            return;
        }
        boolean kept = row.op().equals(REMOVE)
                ? SourceTable.leaveLine(connection, row)
                : SourceTable.putLine(connection, row, document, upsert ? body : null);
        if (kept) {
            changed.add(document);
        }
    }
}
