package org.storesync.system.wire;

/** What names a record. */
public record Key(String type, String id) implements Comparable<Key> {
    public Key {
        // A long run holds millions of keys and a few types.
        type = type.intern();
    }

    @Override
    public int compareTo(Key other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
