package org.storesync.masterdata.central;

import org.jspecify.annotations.Nullable;

/** Who did what to central data, in the transaction that does it. */
public interface Trail {
    /** Null before: it is new. Null after: it is deleted. */
    void edited(Author author, Kind kind, String id, byte @Nullable [] before, byte @Nullable [] after);
}
