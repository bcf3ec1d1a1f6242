package org.storesync.agent.record;

/**
 * A record as the site shows it.
 *
 * @param version central's version it is based on; 0 if central never answered for it
 * @param change what becomes of the newest change of it
 */
public record StoredRecord(RecordKey key, long version, Unsent change, Body body) {

    /** True while a change of it waits to be sent or to be answered, or stays here. */
    public boolean unsent() {
        return change != Unsent.NONE;
    }
}
