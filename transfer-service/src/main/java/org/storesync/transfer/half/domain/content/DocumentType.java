package org.storesync.transfer.half.domain.content;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record type of documents that transfers join, as data: the type of its lines, and the fields by which both are recognised. */
public enum DocumentType {
    INVOICE("transact", "trans_line", "transaction_ID", "invoice_num");

    private static final String STORE = "store_ID";
    private static final String PARTY = "name_ID";

    private final String wireName;
    private final String lineType;
    private final String parent;
    private final String number;

    /**
     * @param lineType record type of its lines
     * @param parent field of a line that names its document
     * @param number field of a document that has its number
     */
    DocumentType(String wireName, String lineType, String parent, String number) {
        this.wireName = wireName;
        this.lineType = lineType;
        this.parent = parent;
        this.number = number;
    }

    /** The type of documents with this name; empty if there is none. */
    public static Optional<DocumentType> of(String recordType) {
        return Stream.of(values())
                .filter(each -> each.wireName.equals(recordType))
                .findFirst();
    }

    /** The type of documents whose lines have this record type; empty if there is none. */
    public static Optional<DocumentType> ofLine(String recordType) {
        return Stream.of(values())
                .filter(each -> each.lineType.equals(recordType))
                .findFirst();
    }

    public String wireName() {
        return wireName;
    }

    public String lineType() {
        return lineType;
    }

    public DocumentKey key(String id) {
        return new DocumentKey(wireName, id);
    }

    /** The document to which a line belongs; its id is empty if the line names none. */
    public DocumentKey documentOf(Fields line) {
        return key(line.id(parent));
    }

    /** The number that a document shows; null if none can be read. */
    public @Nullable Long number(Fields document) {
        BigDecimal shown = document.number(number);
        try {
            return shown == null ? null : shown.longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /** The store a document belongs to, by its body. */
    public static String store(Fields document) {
        return document.text(STORE);
    }

    /** The name of a document's other party. */
    public static String party(Fields document) {
        return document.id(PARTY);
    }
}
