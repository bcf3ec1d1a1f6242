package org.storesync.transfer.half.domain.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.storesync.model.DerivedId;

/**
 * A kind of transfer, as data: which documents are its sources, what their halves look like, and how the ids of halves derive
 * (docs/transfers.md). A further kind is one more constant.
 */
public final class TransferKind {
    /** D1: a finalised customer invoice; its half is a supplier invoice. */
    public static final TransferKind STOCK_TRANSFER = new TransferKind(
            "stock-transfer",
            new Sources(
                    DocumentType.INVOICE,
                    StockTransfer::concerns,
                    StockTransfer::isSent,
                    List.of("confirm_date", "entry_date", "om_created_datetime")),
            new Halves(
                    DocumentType.INVOICE,
                    SupplierInvoice::is,
                    SupplierInvoice.LINK,
                    SupplierInvoice.BORN_AS,
                    Set.of("cn", "fn"),
                    SupplierInvoice::of),
            new Ids(DerivedId.SUPPLIER_INVOICE, DerivedId.SUPPLIER_INVOICE_LINE));

    private static final List<TransferKind> ALL = List.of(STOCK_TRANSFER);

    private final String wireName;
    private final Sources sources;
    private final Halves halves;
    private final Ids ids;

    private TransferKind(String wireName, Sources sources, Halves halves, Ids ids) {
        this.wireName = wireName;
        this.sources = sources;
        this.halves = halves;
        this.ids = ids;
    }

    /**
     * The documents that start transfers.
     *
     * @param concerns whether a document can become a source, in any status
     * @param starts whether such a document has its starting status
     * @param dates fields that tell how old it is; the first one that has a date counts
     */
    private record Sources(
            DocumentType type, Predicate<Fields> concerns, Predicate<Fields> starts, List<String> dates) {}

    /**
     * The documents that answer them.
     *
     * @param is whether a document can be such a half, whoever made it
     * @param link the field that names the source
     * @param bornAs status of a half that its store has not taken
     * @param last statuses of a half that is received
     * @param content what the half contains
     */
    private record Halves(
            DocumentType type, Predicate<Fields> is, String link, String bornAs, Set<String> last, Content content) {}

    /** What the ids of halves and of their lines derive from, besides the source and the store. */
    private record Ids(String half, String line) {}

    /** What a half contains. */
    @FunctionalInterface
    interface Content {
        /** @param halfId the id of the present half there, or the id for a new half */
        Wanted of(Source source, Fields header, Party from, Party to, String halfId, LineIds lineIds, Instant now);
    }

    /** Gives each line of the source the id of its line in the half. */
    @FunctionalInterface
    public interface LineIds {
        String of(String sourceLineId);
    }

    public static List<TransferKind> all() {
        return ALL;
    }

    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException if no kind has this wire name */
    public static TransferKind ofWire(String name) {
        return ALL.stream()
                .filter(kind -> kind.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of transfer is called " + name));
    }

    /**
     * The kind of which this document is, or may become, the source. If its header does not say, it is the first kind of its type.
     *
     * @param header null if it is deleted
     */
    public static Optional<TransferKind> ofSource(String type, @Nullable Fields header) {
        List<TransferKind> kinds = ALL.stream()
                .filter(kind -> kind.sources.type.wireName().equals(type))
                .toList();
        return kinds.stream()
                .filter(kind -> header != null && kind.concerns(header))
                .findFirst()
                .or(() -> kinds.stream().findFirst());
    }

    /** Whether this document is, or may become, the source of a transfer of any kind. */
    public static boolean isSource(String type, Fields header) {
        return ALL.stream().anyMatch(kind -> kind.sources.type.wireName().equals(type) && kind.concerns(header));
    }

    /** The source that this document answers as a half, whoever made it; empty if it is no half. */
    public static Optional<DocumentKey> answered(String type, Fields header) {
        return ALL.stream()
                .filter(kind -> kind.halves.type.wireName().equals(type) && kind.halves.is.test(header))
                .map(kind -> kind.sources.type.key(header.id(kind.halves.link)))
                .filter(source -> !source.id().isEmpty())
                .findFirst();
    }

    public DocumentType sourceType() {
        return sources.type;
    }

    public DocumentType halfType() {
        return halves.type;
    }

    /** Whether this document can become a source of this kind once it has its starting status. */
    public boolean concerns(Fields header) {
        return sources.concerns.test(header);
    }

    /** Whether this source wants a half: it has its starting status. */
    public boolean isStarted(Source source) {
        Fields header = source.header();
        return header != null && sources.concerns.test(header) && sources.starts.test(header);
    }

    public boolean isTooOld(Source source, Party from, Party to) {
        Fields header = source.header();
        return header != null && Age.isTooOld(header, sources.dates, source.receivedAt(), from, to);
    }

    /**
     * The half that this source wants in this store.
     *
     * @param halfId the id of the present half there, or the id for a new half
     */
    public Wanted wanted(Source source, Party from, Party to, String halfId, LineIds lineIds, Instant now) {
        Fields header = source.header();
        if (header == null) {
            throw new IllegalArgumentException("a deleted source wants nothing");
        }
        return halves.content.of(source, header, from, to, halfId, lineIds, now);
    }

    /** True if the receiving store has taken this half: routing says so, or its status is not the one it was made with. */
    public boolean isTaken(Standing half) {
        return half.marked() || (half.stands() && !half.status().equals(halves.bornAs));
    }

    /** True if this half has its last status. */
    public boolean isReceived(Standing half) {
        return halves.last.contains(half.status());
    }

    public String halfId(String sourceId, String store) {
        return DerivedId.of(sourceId, ids.half, store);
    }

    public String lineId(String sourceLineId, String store) {
        return DerivedId.of(sourceLineId, ids.line, store);
    }

    /** The id that a half had before the store was part of it. Pairs that were made then keep it. */
    public String oldHalfId(String sourceId) {
        return DerivedId.of(sourceId, ids.half);
    }

    public String oldLineId(String sourceLineId) {
        return DerivedId.of(sourceLineId, ids.line);
    }

    /** Whether this half has the id that central gives, so that central may write it until it is taken. */
    public boolean isOwn(String halfId, String sourceId, String store) {
        return halfId.equals(halfId(sourceId, store)) || halfId.equals(oldHalfId(sourceId));
    }
}
