package org.storesync.gateway.routing;

/** The bytes of a body or an answer, in the form they came in, so that they are passed on without a copy. */
public interface Bytes {
    /** The bytes for who reads them here and changes nothing; most often a copy. */
    byte[] toArray();

    /** Bytes that were made here; nobody changes the array afterwards. */
    static Bytes of(byte[] made) {
        return () -> made;
    }
}
