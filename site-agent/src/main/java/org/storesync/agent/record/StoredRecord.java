package org.storesync.agent.record;

/**
 * A record as the site shows it.
 *
 * @param version central's version on which it is based; 0 if central never answered for it
 * @param change the state of its newest change
 */
public record StoredRecord(RecordKey key, long version, Unsent change, Body body) {

    /** True while a change of it waits to be sent or answered, or is kept here. */
    public boolean unsent() {
        return change != Unsent.NONE;
    }
}
