package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.judge.Halves;
import org.storesync.transfer.half.domain.judge.KnownDocument;
import org.storesync.transfer.half.domain.judge.Lines;
import org.storesync.transfer.half.domain.judge.Parties;
import org.storesync.transfer.half.domain.judge.Scenes;
import org.storesync.transfer.half.domain.judge.Sources;

/** Reads everything by which sources are judged, for several sources at once. The sources are locked. */
final class SceneReader {
    private SceneReader() {}

    /** @param me the internal site that this service is */
    static Scenes read(Connection connection, Collection<DocumentKey> keys, int me, Instant now) throws SQLException {
        Sources sources = sources(connection, keys);
        Parties parties = FactTable.parties(connection, sources.stores(), sources.names());
        List<KnownDocument> halves =
                DocumentTable.halves(connection, sources.keys(), sources.candidates(parties)).stream()
                        .filter(KnownDocument::isKnown)
                        .toList();
        List<DocumentKey> documents = new ArrayList<>(sources.keys());
        halves.forEach(half -> documents.add(half.key()));
        Lines lines = new Lines(LineTable.of(connection, documents));
        return new Scenes(
                sources,
                parties,
                lines,
                new Halves(halves, lines, me),
                FactTable.known(connection, sources.references(lines)),
                now);
    }

    private static Sources sources(Connection connection, Collection<DocumentKey> keys) throws SQLException {
        List<KnownDocument> read = DocumentTable.find(connection, keys).stream()
                .filter(KnownDocument::isRead)
                .toList();
        List<DocumentKey> found = read.stream().map(KnownDocument::key).toList();
        return new Sources(read, PairTable.of(connection, found), PairTable.restored(connection, found));
    }
}
