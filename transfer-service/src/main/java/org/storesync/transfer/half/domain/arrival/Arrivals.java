package org.storesync.transfer.half.domain.arrival;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.DocumentType;
import org.storesync.transfer.half.domain.content.Wanted.Reference;
import org.storesync.transfer.half.domain.judge.Wait;

/** What a page of the feed brings, sorted by kinds of records. */
public final class Arrivals {
    private static final Set<String> FACTS = Set.of(Reference.ITEM, Reference.NAME);

    private final List<Arrived> rows;
    private final List<Arrived> documents;
    private final List<Arrived> lines;

    public Arrivals(List<Arrived> rows) {
        this.rows = List.copyOf(rows);
        this.documents = those(row -> DocumentType.of(row.key().type()).isPresent());
        this.lines = those(row -> DocumentType.ofLine(row.key().type()).isPresent());
    }

    /** Wire names of the record types that matter. */
    public static Set<String> types() {
        Set<String> types = new HashSet<>(FACTS);
        types.add(Wait.STORE);
        for (DocumentType type : DocumentType.values()) {
            types.add(type.wireName());
            types.add(type.lineType());
        }
        return types;
    }

    private List<Arrived> those(Predicate<Arrived> which) {
        return rows.stream().filter(which).toList();
    }

    private List<Arrived> stores() {
        return those(row -> row.key().type().equals(Wait.STORE));
    }

    /** Stores that are new or changed, in the order in which they came. */
    public List<Arrived> changedStores() {
        return stores().stream().filter(not(Arrived::isRemove)).toList();
    }

    /** Items and names that have come. */
    public List<DocumentKey> facts() {
        return keys(those(row -> FACTS.contains(row.key().type()) && row.isUpsert()));
    }

    /** True if something came for which sources may wait. */
    public boolean hasFacts() {
        return !stores().isEmpty() || !facts().isEmpty();
    }

    /** Documents that left their home. */
    public List<Arrived> leavingDocuments() {
        return documents.stream().filter(Arrived::isRemove).toList();
    }

    /** The newest state of each document. */
    public List<Arrived> documents() {
        return Arrived.newest(documents.stream().filter(not(Arrived::isRemove)).toList());
    }

    /** Documents that are halves of others. */
    public Set<DocumentKey> halves() {
        return Set.copyOf(
                keys(documents.stream().filter(row -> row.answers().isPresent()).toList()));
    }

    /**
     * All documents that these rows are about, also the sources of halves. A line without a body does not name its document, so its
     * document is missing here.
     */
    public Set<DocumentKey> touched() {
        Set<DocumentKey> touched = new HashSet<>(keys(documents));
        documents.forEach(document -> document.answers().ifPresent(touched::add));
        lines.forEach(line -> line.document().ifPresent(touched::add));
        return touched;
    }

    public List<DocumentKey> lineKeys() {
        return keys(lines);
    }

    /** Lines that come without a body. */
    public List<DocumentKey> bareLines() {
        return keys(lines.stream().filter(not(Arrived::isUpsert)).toList());
    }

    /**
     * Lines that left their home, then the newest state of each other line. Lines whose document is not known are left out.
     *
     * @param known the document of each line that comes without a body
     */
    public List<ArrivedLine> lines(Map<DocumentKey, DocumentKey> known) {
        List<ArrivedLine> placed = new ArrayList<>();
        Stream.concat(
                        lines.stream().filter(Arrived::isRemove),
                        Arrived.newest(
                                lines.stream().filter(not(Arrived::isRemove)).toList())
                                .stream())
                .forEach(line -> {
                    DocumentKey document = line.isUpsert() ? line.document().orElse(null) : known.get(line.key());
                    if (document != null) {
                        placed.add(new ArrivedLine(line, document));
                    }
                });
        return placed;
    }

    private static List<DocumentKey> keys(Collection<Arrived> rows) {
        return rows.stream().map(Arrived::key).toList();
    }
}
