package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.storesync.client.outbox.Delivered;
import org.storesync.client.outbox.jdbc.Delivery;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.arrival.PushReply;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.DocumentType;
import org.storesync.transfer.half.domain.judge.PairNews;

/** Notes the outcomes of pushed halves and lines. When the whole push of a pair is answered, the pair goes on. */
@Singleton
class TransferDelivery implements Delivery {
    private static final Logger LOG = Logger.getLogger(TransferDelivery.class);

    private final Judging judging;

    TransferDelivery(Judging judging) {
        this.judging = judging;
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
                PushReply reply = reply(change);
                restored |= reply.isOfRestoredCentral();
                note(connection, change, reply, pair);
                pairs.put(pair.source(), reply.on(pair));
            }
        }
        PairWrites.save(connection, pairs.values(), judging.now());
        if (restored) {
            LOG.warn("central has less than it had: it was restored, and everything is read again");
            PairWrites.centralWasRestored(connection);
        }
        PairNews news = new PairNews();
        pairs.values().stream()
                .filter(pair -> pair.push().isAnswered())
                .forEach(pair -> news.addAnswered(pair.source()));
        judging.judge(connection, news);
    }

    /** The source of each pushed record. */
    private static Map<DocumentKey, DocumentKey> sources(Connection connection, List<Delivered> changes)
            throws SQLException {
        Map<DocumentKey, String> halves = halves(connection, changes);
        Map<String, DocumentKey> ofHalf = PairTable.sourcesOf(connection, halves.values());
        Map<DocumentKey, DocumentKey> sources = new HashMap<>();
        halves.forEach((record, half) -> {
            DocumentKey source = ofHalf.get(half);
            if (source != null) {
                sources.put(record, source);
            }
        });
        return sources;
    }

    /** The id of the half of each pushed record. */
    private static Map<DocumentKey, String> halves(Connection connection, List<Delivered> changes) throws SQLException {
        Map<DocumentKey, String> halves = new LinkedHashMap<>();
        List<DocumentKey> unnamed = new ArrayList<>();
        for (Delivered change : changes) {
            byte[] body = change.entry().body();
            if (isHeader(change)) {
                halves.put(key(change), change.entry().id());
            } else if (body != null) {
                DocumentType.ofLine(change.entry().type())
                        .map(type -> type.documentOf(Bodies.fields(body)))
                        .ifPresent(half -> halves.put(key(change), half.id()));
            } else {
                unnamed.add(key(change));
            }
        }
        LineTable.documents(connection, unnamed).forEach((line, half) -> halves.put(line, half.id()));
        return halves;
    }

    private static DocumentKey key(Delivered change) {
        return new DocumentKey(change.entry().type(), change.entry().id());
    }

    private static boolean isHeader(Delivered change) {
        return DocumentType.of(change.entry().type()).isPresent();
    }

    private static PushReply reply(Delivered change) {
        return new PushReply(
                isHeader(change),
                change.entry().id(),
                change.entry().baseVersion(),
                change.outcome(),
                change.version(),
                change.code());
    }

    private void note(Connection connection, Delivered change, PushReply reply, Pair pair) throws SQLException {
        switch (reply.news()) {
            case NOTHING -> {}
            case AS_PUSHED -> asPushed(connection, change, pair);
            case VERSION -> {
                if (reply.header()) {
                    DocumentWrites.told(connection, key(change), reply.version());
                } else {
                    LineTable.told(connection, key(change), String.valueOf(pair.halfId()), reply.version());
                }
            }
        }
    }

    private void asPushed(Connection connection, Delivered change, Pair pair) throws SQLException {
        DocumentKey key = key(change);
        byte[] body = change.entry().body();
        if (!isHeader(change)) {
            LineTable.pushed(connection, key, String.valueOf(pair.halfId()), change.version(), judging.me(), body);
        } else if (body == null) {
            DocumentWrites.pushed(connection, key, change.version(), judging.me(), null);
        } else {
            DocumentWrites.made(connection, key, pair.source(), change.version(), judging.me(), body, judging.now());
        }
    }
}
