package org.storesync.transfer.half.jdbc;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.groupingBy;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.storesync.client.feed.FeedRow;
import org.storesync.client.feed.jdbc.FeedEffect;
import org.storesync.transfer.config.TransferConfig;
import org.storesync.transfer.half.domain.Course.News;
import org.storesync.transfer.half.domain.content.DocumentKey;

/**
 * Keeps what the rules need of the feed, newest version only, and has every source that changed judged in the same transaction. Of a page the
 * documents come before the lines and what left before what came, each in a few statements for all of them: in whatever order they were told,
 * the tables end the same.
 */
@Singleton
class TransferEffect implements FeedEffect {
    private static final String DOCUMENT = "transact";
    private static final String LINE = "trans_line";

    private final PairJudge judge;
    private final int waitingMax;
    private final Clock clock;

    TransferEffect(PairJudge judge, TransferConfig config, Clock clock) {
        this.judge = judge;
        this.waitingMax = config.sweepMax();
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of(FactTable.STORE, FactTable.ITEM, FactTable.NAME, DOCUMENT, LINE);
    }

    @Override
    public void apply(Connection connection, int partition, List<FeedRow> rows) throws SQLException {
        Map<String, List<Arrived>> byType = rows.stream()
                .map(Arrived::of)
                .collect(groupingBy(each -> each.row().type()));
        List<Arrived> documents = byType.getOrDefault(DOCUMENT, List.of());
        List<Arrived> lines = byType.getOrDefault(LINE, List.of());
        lock(connection, documents, lines);
        Map<DocumentKey, Set<News>> news = new LinkedHashMap<>();
        Set<DocumentKey> changed = documents(connection, partition, documents);
        lines(connection, lines).forEach(document -> changed.add(new DocumentKey(DOCUMENT, document)));
        sources(connection, changed, documents)
                .forEach(each -> news.computeIfAbsent(each, any -> EnumSet.noneOf(News.class))
                        .add(News.SOURCE));
        DocumentTable.sourcesOf(connection, changed)
                .forEach(each -> news.computeIfAbsent(each, any -> EnumSet.noneOf(News.class))
                        .add(News.HALF));
        if (factsCame(connection, byType)) {
            // What another transaction is at, and what is too much for this one, is the sweep's.
            FactTable.satisfied(connection, waitingMax)
                    .forEach(each -> news.computeIfAbsent(each, any -> EnumSet.noneOf(News.class))
                            .add(News.FACT));
        }
        judge.judge(connection, news);
    }

    /** Those of these documents that may be sources, or were. */
    private static Set<DocumentKey> sources(Connection connection, Set<DocumentKey> changed, List<Arrived> documents)
            throws SQLException {
        Set<DocumentKey> others = new HashSet<>(DocumentTable.others(connection, changed));
        documents.stream()
                .filter(each -> each.answers() != null)
                .map(Arrived::key)
                .forEach(others::add);
        Set<DocumentKey> sources = new HashSet<>(changed);
        sources.removeAll(others);
        sources.addAll(PairTable.known(connection, others));
        return sources;
    }

    /** Locks the sources these rows are about. */
    private static void lock(Connection connection, List<Arrived> documents, List<Arrived> lines) throws SQLException {
        List<DocumentKey> keys = new ArrayList<>(keys(documents));
        for (Arrived each : documents) {
            String answers = each.answers();
            if (answers != null) {
                keys.add(new DocumentKey(DOCUMENT, answers));
            }
        }
        lines.forEach(line -> keys.add(new DocumentKey(DOCUMENT, line.document())));
        DocumentTable.lock(connection, keys, keys(lines));
    }

    private static boolean factsCame(Connection connection, Map<String, List<Arrived>> byType) throws SQLException {
        List<Arrived> stores = byType.getOrDefault(FactTable.STORE, List.of());
        for (Arrived store : stores) {
            if (!store.isRemove()) {
                FactTable.putStore(connection, store);
            }
        }
        List<Arrived> others = new ArrayList<>(byType.getOrDefault(FactTable.ITEM, List.of()));
        others.addAll(byType.getOrDefault(FactTable.NAME, List.of()));
        List<Arrived> known = those(others, Arrived::isUpsert);
        FactTable.came(connection, known);
        return !stores.isEmpty() || !known.isEmpty();
    }

    private Set<DocumentKey> documents(Connection connection, int partition, List<Arrived> rows) throws SQLException {
        List<Arrived> states = Arrived.newest(those(rows, not(Arrived::isRemove)));
        Set<DocumentKey> changed = new HashSet<>();
        for (Arrived each : those(rows, Arrived::isRemove)) {
            if (DocumentTable.leave(connection, each.row())) {
                changed.add(each.key());
            }
        }
        changed.addAll(DocumentTable.put(connection, partition, states, clock.instant()));
        Set<DocumentKey> others = DocumentTable.others(connection, changed);
        // Lines are kept only as long as their document may be a source, or is a half.
        LineTable.drop(connection, LINE, others.stream().map(DocumentKey::id).toList());
        return changed;
    }

    /** The documents of the lines that say something new. */
    private static Set<String> lines(Connection connection, List<Arrived> rows) throws SQLException {
        Set<String> changed = new HashSet<>();
        Map<Arrived, String> documents = documentsOf(connection, rows);
        for (Map.Entry<Arrived, String> each : documents.entrySet()) {
            if (each.getKey().isRemove()
                    && LineTable.leave(connection, each.getKey().row())) {
                changed.add(each.getValue());
            }
        }
        documents.keySet().removeIf(Arrived::isRemove);
        changed.addAll(LineTable.put(connection, documents));
        return changed;
    }

    /** By line: its document, for those whose document may be a source or a half. */
    private static Map<Arrived, String> documentsOf(Connection connection, List<Arrived> rows) throws SQLException {
        List<Arrived> lines = new ArrayList<>(those(rows, Arrived::isRemove));
        lines.addAll(Arrived.newest(those(rows, not(Arrived::isRemove))));
        Map<String, String> known = LineTable.documents(connection, keys(those(lines, not(Arrived::isUpsert))));
        Map<Arrived, String> documents = new LinkedHashMap<>();
        for (Arrived line : lines) {
            documents.put(line, line.isUpsert() ? line.document() : known.getOrDefault(line.id(), ""));
        }
        Set<String> others = DocumentTable.others(
                        connection,
                        documents.values().stream()
                                .map(document -> new DocumentKey(DOCUMENT, document))
                                .collect(Collectors.toSet()))
                .stream()
                .map(DocumentKey::id)
                .collect(Collectors.toSet());
        documents.values().removeIf(document -> document.isEmpty() || others.contains(document));
        return documents;
    }

    private static List<Arrived> those(List<Arrived> rows, Predicate<Arrived> which) {
        return rows.stream().filter(which).toList();
    }

    private static List<DocumentKey> keys(Collection<Arrived> rows) {
        return rows.stream().map(Arrived::key).toList();
    }
}
