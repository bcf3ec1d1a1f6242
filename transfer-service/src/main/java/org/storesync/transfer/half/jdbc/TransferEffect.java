package org.storesync.transfer.half.jdbc;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.groupingBy;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.storesync.client.feed.FeedRow;
import org.storesync.client.feed.jdbc.FeedEffect;
import org.storesync.transfer.config.TransferConfig;

/**
 * Keeps what the rules need of the feed, newest version only, and has every source that changed judged in the same transaction. Of a page the
 * documents come before the lines and what left before what came, each in a few statements for all of them: in whatever order they were told,
 * the tables end the same.
 */
@Singleton
class TransferEffect implements FeedEffect {
    private static final String STORE = "store";
    private static final String DOCUMENT = "transact";
    private static final String LINE = "trans_line";

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
    public Set<String> types() {
        return Set.of(STORE, DOCUMENT, LINE);
    }

    @Override
    public void apply(Connection connection, int partition, List<FeedRow> rows) throws SQLException {
        Map<String, List<Arrived>> byType = rows.stream()
                .map(Arrived::of)
                .collect(groupingBy(each -> each.row().type()));
        List<Arrived> documents = byType.getOrDefault(DOCUMENT, List.of());
        List<Arrived> lines = byType.getOrDefault(LINE, List.of());
        Set<String> ofHalves = lock(connection, documents, lines);
        Set<String> changed = new HashSet<>();
        documents(connection, partition, documents, ofHalves, changed);
        lines(connection, lines, ofHalves, changed);
        Instant now = clock.instant();
        if (storesCame(connection, byType.getOrDefault(STORE, List.of()), now)) {
            // What another transaction is at, and what is too much for this one, is the sweep's.
            changed.addAll(StoreTable.waitingFor(connection, now, waitingMax));
        }
        judge.judge(connection, changed);
    }

    /** Locks the sources these rows are about; which of the lines, or of the documents they stand in, are those of halves. */
    private static Set<String> lock(Connection connection, List<Arrived> documents, List<Arrived> lines)
            throws SQLException {
        List<String> documentIds = new ArrayList<>(ids(documents));
        lines.forEach(line -> documentIds.add(line.document()));
        List<String> lineIds = ids(lines);
        SourceTable.lock(connection, documentIds, lineIds);
        return PairTable.known(connection, lineIds, documentIds);
    }

    private static boolean storesCame(Connection connection, List<Arrived> stores, Instant now) throws SQLException {
        boolean came = false;
        for (Arrived store : stores) {
            came |= !store.isRemove() && StoreTable.put(connection, store, now);
        }
        return came;
    }

    private void documents(
            Connection connection, int partition, List<Arrived> rows, Set<String> ofHalves, Set<String> changed)
            throws SQLException {
        for (Arrived each : those(rows, Arrived::isRemove)) {
            if (SourceTable.leave(connection, each.row())) {
                changed.add(each.id());
            }
        }
        List<Arrived> states = Arrived.newest(those(rows, not(Arrived::isRemove)));
        Set<String> news = SourceTable.put(connection, partition, states);
        changed.addAll(news);
        List<Arrived> others = those(states, each -> news.contains(each.id()) && !each.mayBeSource());
        // Lines are kept only as long as their document may be a source.
        SourceTable.dropLines(connection, ids(others));
        halves.documentsCame(connection, those(others, each -> ofHalves.contains(each.id())));
    }

    private void lines(Connection connection, List<Arrived> rows, Set<String> ofHalves, Set<String> changed)
            throws SQLException {
        Predicate<Arrived> ofHalf =
                each -> !each.isRemove() && (ofHalves.contains(each.id()) || ofHalves.contains(each.document()));
        changed.addAll(halves.linesCame(connection, Arrived.newest(those(rows, ofHalf))));
        Map<Arrived, String> documents = documentsOf(connection, those(rows, not(ofHalf)));
        for (Map.Entry<Arrived, String> each : documents.entrySet()) {
            if (each.getKey().isRemove()
                    && SourceTable.leaveLine(connection, each.getKey().row())) {
                changed.add(each.getValue());
            }
        }
        documents.keySet().removeIf(Arrived::isRemove);
        changed.addAll(SourceTable.putLines(connection, documents));
    }

    /** By line: its document, for those whose document may be a source. */
    private static Map<Arrived, String> documentsOf(Connection connection, List<Arrived> rows) throws SQLException {
        List<Arrived> lines = new ArrayList<>(those(rows, Arrived::isRemove));
        lines.addAll(Arrived.newest(those(rows, not(Arrived::isRemove))));
        Map<String, String> known = SourceTable.documentsOfLines(connection, ids(those(lines, not(Arrived::isUpsert))));
        Map<Arrived, String> documents = new LinkedHashMap<>();
        for (Arrived line : lines) {
            documents.put(line, line.isUpsert() ? line.document() : known.getOrDefault(line.id(), ""));
        }
        Set<String> others = SourceTable.others(connection, documents.values());
        documents.values().removeIf(document -> document.isEmpty() || others.contains(document));
        return documents;
    }

    private static List<Arrived> those(List<Arrived> rows, Predicate<Arrived> which) {
        return rows.stream().filter(which).toList();
    }

    private static List<String> ids(List<Arrived> rows) {
        return rows.stream().map(Arrived::id).toList();
    }
}
