package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.storesync.transfer.half.domain.arrival.Arrivals;
import org.storesync.transfer.half.domain.arrival.Arrived;
import org.storesync.transfer.half.domain.arrival.ArrivedLine;
import org.storesync.transfer.half.domain.content.DocumentKey;

/**
 * Writes a page of the feed, only the newest versions, in a few statements for all its records. Records that left come before records that
 * came. Each method returns the documents about which something is new.
 */
final class ArrivalWrites {
    private ArrivalWrites() {}

    static Set<DocumentKey> documents(Connection connection, int partition, Arrivals arrivals) throws SQLException {
        Set<DocumentKey> changed = new HashSet<>();
        for (Arrived document : arrivals.leavingDocuments()) {
            if (DocumentWrites.leave(connection, document)) {
                changed.add(document.key());
            }
        }
        changed.addAll(DocumentWrites.put(connection, partition, arrivals.documents()));
        // Lines are kept only as long as their document is a half, or may be a source.
        LineTable.drop(connection, DocumentTable.others(connection, changed));
        return changed;
    }

    static Set<DocumentKey> lines(Connection connection, Arrivals arrivals) throws SQLException {
        Set<DocumentKey> changed = new HashSet<>();
        List<ArrivedLine> standing = new ArrayList<>();
        for (ArrivedLine line : kept(connection, arrivals)) {
            if (!line.line().isRemove()) {
                standing.add(line);
            } else if (LineTable.leave(connection, line)) {
                changed.add(line.document());
            }
        }
        changed.addAll(LineTable.put(connection, standing));
        return changed;
    }

    /** Lines whose document is a half, or may be a source. */
    private static List<ArrivedLine> kept(Connection connection, Arrivals arrivals) throws SQLException {
        List<ArrivedLine> lines = arrivals.lines(LineTable.documents(connection, arrivals.bareLines()));
        Set<DocumentKey> others = DocumentTable.others(
                connection, lines.stream().map(ArrivedLine::document).collect(Collectors.toSet()));
        return lines.stream().filter(line -> !others.contains(line.document())).toList();
    }

    static void facts(Connection connection, Arrivals arrivals) throws SQLException {
        for (Arrived store : arrivals.changedStores()) {
            FactTable.putStore(connection, store);
        }
        FactTable.came(connection, arrivals.facts());
    }
}
