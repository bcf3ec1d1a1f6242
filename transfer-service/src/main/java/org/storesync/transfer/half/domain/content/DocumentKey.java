package org.storesync.transfer.half.domain.content;

/** The key of a document. It has the record type too, because an id is unique only within a type. */
public record DocumentKey(String type, String id) implements Comparable<DocumentKey> {
    @Override
    public int compareTo(DocumentKey other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }
}
