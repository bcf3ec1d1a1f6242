package org.storesync.gateway.routing;

/** The bytes of a body or an answer, in the form in which they came, so that they are passed on without a copy. */
public interface Bytes {
    /** The bytes for code that only reads them; usually a copy. */
    byte[] toArray();

    /** Bytes that were made here. Nobody may change the array afterwards. */
    static Bytes of(byte[] made) {
        return () -> made;
    }
}
