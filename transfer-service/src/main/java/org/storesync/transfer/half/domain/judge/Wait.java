package org.storesync.transfer.half.domain.judge;

import org.storesync.transfer.half.domain.content.DocumentKey;

/**
 * What a source waits for.
 *
 * @param type a record type, or {@link #PARTY}
 */
public record Wait(DocumentKey source, String type, String id) {
    /** A store with its name. */
    public static final String STORE = "store";
    /** The source waits until a name belongs to a store. */
    public static final String PARTY = "party";
}
