package org.storesync.agent.record;

/**
 * A record as the site shows it.
 *
 * @param version central's version it is based on; 0 if central never answered for it
 * @param unsent true while a change of it waits to be sent or to be answered
 */
public record StoredRecord(RecordKey key, long version, boolean unsent, Body body) {}
