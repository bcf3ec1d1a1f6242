package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.client.outbox.Delivered;
import org.storesync.client.outbox.jdbc.Delivery;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.RecordCode;
import org.storesync.transfer.half.domain.Course.News;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Push.Answer;
import org.storesync.transfer.half.domain.content.DocumentKey;

/** Notes what became of pushed halves and lines; a pair whose push is answered whole goes on. */
@Singleton
class TransferDelivery implements Delivery {
    private static final Logger LOG = Logger.getLogger(TransferDelivery.class);
    private static final String HEADER = "transact";

    private final PairJudge judge;

    TransferDelivery(PairJudge judge) {
        this.judge = judge;
    }

    @Override
    public void delivered(Connection connection, int lane, List<Delivered> changes) throws SQLException {
        List<DocumentKey> headers = new ArrayList<>();
        List<DocumentKey> lines = new ArrayList<>();
        for (Delivered change : changes) {
            (isHeader(change) ? headers : lines).add(key(change));
        }
        DocumentTable.lock(connection, headers, lines);
        Map<DocumentKey, DocumentKey> sources = sources(connection, changes);
        Map<DocumentKey, Pair> pairs = PairTable.of(connection, Set.copyOf(sources.values()));
        boolean restored = false;
        for (Delivered change : changes) {
            DocumentKey source = sources.get(key(change));
            Pair pair = source == null ? null : pairs.get(source);
            if (pair != null) {
                restored |= isRestored(change);
                pairs.put(source, answered(connection, change, pair));
            }
        }
        PairTable.save(connection, pairs.values(), judge.now());
        if (restored) {
            LOG.warn("central has less than it had: it was restored, and everything is read again");
            PairTable.centralWasRestored(connection);
        }
        Map<DocumentKey, Set<News>> news = new LinkedHashMap<>();
        pairs.values().stream()
                .filter(pair -> pair.push().isAnswered())
                .forEach(pair -> news.put(pair.source(), EnumSet.noneOf(News.class)));
        judge.judge(connection, news);
    }

    /** By pushed record: the source whose half it is of. */
    private static Map<DocumentKey, DocumentKey> sources(Connection connection, List<Delivered> changes)
            throws SQLException {
        Map<DocumentKey, DocumentKey> sources = new LinkedHashMap<>();
        Map<String, DocumentKey> ofHalf = new LinkedHashMap<>();
        Map<DocumentKey, String> halves = halves(connection, changes);
        Jdbc.list(
                connection,
                "select half_id, source_type, source_id from pair where half_id = any(?)"
                        + " union select document_id, answers_type, answers from document where document_id = any(?) and answers is not null",
                row -> ofHalf.putIfAbsent(row.getString(1), new DocumentKey(row.getString(2), row.getString(3))),
                halves.values().toArray(String[]::new),
                halves.values().toArray(String[]::new));
        halves.forEach((record, half) -> {
            DocumentKey source = ofHalf.get(half);
            if (source != null) {
                sources.put(record, source);
            }
        });
        return sources;
    }

    private static Map<DocumentKey, String> halves(Connection connection, List<Delivered> changes) throws SQLException {
        Map<DocumentKey, String> halves = new LinkedHashMap<>();
        List<DocumentKey> unnamed = new ArrayList<>();
        for (Delivered change : changes) {
            byte[] body = change.entry().body();
            if (isHeader(change)) {
                halves.put(key(change), change.entry().id());
            } else if (body != null) {
                halves.put(key(change), Bodies.fields(body).id("transaction_ID"));
            } else {
                unnamed.add(key(change));
            }
        }
        LineTable.documents(connection, unnamed)
                .forEach((line, half) -> halves.put(new DocumentKey("trans_line", line), half));
        return halves;
    }

    private static DocumentKey key(Delivered change) {
        return new DocumentKey(change.entry().type(), change.entry().id());
    }

    private static boolean isHeader(Delivered change) {
        return change.entry().type().equals(HEADER);
    }

    /** Central knows less of a record than it said once. */
    private static boolean isRestored(Delivered change) {
        Long base = change.entry().baseVersion();
        return change.outcome().equals("stale") && base != null && change.version() < base;
    }

    private Pair answered(Connection connection, Delivered change, Pair pair) throws SQLException {
        boolean header = isHeader(change);
        return switch (change.outcome()) {
            case "accepted", "duplicate" -> {
                accepted(connection, change, pair);
                yield pair.answered(Answer.ACCEPTED, null);
            }
            case "stale" -> {
                told(connection, change, pair);
                yield pair.answered(Answer.STALE, null);
            }
            // Central keeps it and judges it again by itself.
            case "quarantined" -> pair.answered(header ? Answer.QUARANTINED : Answer.LINE_QUARANTINED, change.code());
            default -> {
                String code = change.code().isEmpty() ? change.outcome() : change.code();
                if (code.equals(RecordCode.HALF_TAKEN_OVER.wireName())) {
                    yield pair.answered(Answer.TAKEN_OVER, null);
                }
                yield pair.notTaken(header, change.entry().id())
                        .answered(header ? Answer.REFUSED : Answer.LINE_REFUSED, code);
            }
        };
    }

    private void accepted(Connection connection, Delivered change, Pair pair) throws SQLException {
        byte @Nullable [] body = change.entry().body();
        if (change.version() == 0) {
            // It was so already, or it was answered before: its row tells the version.
            return;
        }
        if (!isHeader(change)) {
            String half = String.valueOf(pair.halfId());
            LineTable.pushed(connection, key(change), half, change.version(), judge.me(), body);
        } else if (body == null) {
            DocumentTable.pushed(connection, key(change), change.version(), judge.me(), null);
        } else {
            DocumentTable.made(connection, key(change), pair.source(), change.version(), judge.me(), body, judge.now());
        }
    }

    private static void told(Connection connection, Delivered change, Pair pair) throws SQLException {
        if (isHeader(change)) {
            DocumentTable.told(connection, key(change), change.version());
        } else {
            LineTable.told(connection, key(change), String.valueOf(pair.halfId()), change.version());
        }
    }
}
