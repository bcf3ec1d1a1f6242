package org.storesync.routing.push.domain;

import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/**
 * A correction that goes into the site's own stream.
 *
 * @param source the stream that has the record's body
 * @param stored the state that it tells
 * @param standsFor the stream through which the site holds the record
 * @param answers the number of the change it answers; 0 for none
 */
public record Letter(int source, RecordKey key, Stored stored, int standsFor, long answers) {}
