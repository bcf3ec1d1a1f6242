package org.storesync.transfer.half.domain.content;

/** A document: ids are unique within a record type only. */
public record DocumentKey(String type, String id) implements Comparable<DocumentKey> {
    @Override
    public int compareTo(DocumentKey other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }
}
