package org.storesync.routing.record.domain;

import java.util.Arrays;

/** The key of a record: the code of its type, and its id as the database stores it. Keys sort in the order in which they are locked. */
public final class RecordKey implements Comparable<RecordKey> {
    private final int type;
    private final byte[] id;
    private final int hash;

    /** @param id of {@link IdBytes}; nobody may change it, because it is not copied, as a batch makes thousands */
    public RecordKey(int type, byte[] id) {
        this.type = type;
        this.id = id;
        this.hash = 31 * Arrays.hashCode(id) + type;
    }

    public static RecordKey of(int type, String id) {
        return new RecordKey(type, IdBytes.encode(id));
    }

    public int type() {
        return type;
    }

    public byte[] id() {
        return id;
    }

    /** The id as it came on the wire. */
    public String idText() {
        return IdBytes.decode(id);
    }

    @Override
    public int compareTo(RecordKey other) {
        int byId = Arrays.compareUnsigned(id, other.id);
        return byId != 0 ? byId : Integer.compare(type, other.type);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordKey key && key.type == type && Arrays.equals(key.id, id);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return type + ":" + idText();
    }
}
