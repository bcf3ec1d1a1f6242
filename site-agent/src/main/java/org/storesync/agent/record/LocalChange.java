package org.storesync.agent.record;

/** A change made at the site, which a program hands over to be kept and sent. */
public sealed interface LocalChange {
    RecordKey key();

    /** From now on the record has this body; it may be new. */
    record Put(RecordKey key, Body body) implements LocalChange {
        public Put(String type, String id, byte[] body) {
            this(RecordKey.checked(type, id), Body.of(body));
        }
    }

    /** The record is deleted. */
    record Delete(RecordKey key) implements LocalChange {}
}
