package org.storesync.agent.record;

/** A change made at the site: what a program hands over to be kept and sent. */
public sealed interface LocalChange {
    RecordKey key();

    /** The record is new, or has this body from now on. */
    record Put(RecordKey key, Body body) implements LocalChange {
        public Put(String type, String id, byte[] body) {
            this(RecordKey.checked(type, id), Body.of(body));
        }
    }

    /** The record is gone. */
    record Delete(RecordKey key) implements LocalChange {}
}
