package org.storesync.masterdata.central;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.storesync.masterdata.primacy.Primacy;

/** What every edit needs: the right to edit, its turn, the records it is checked against, its author, and the writer. */
@Singleton
public class EditingDesk {
    private final Primacy primacy;
    private final RecordWriter writer;
    private final Lookup lookup;
    private final StoreUses storeUses;
    private final Authors authors;
    private final Clock clock;

    EditingDesk(
            Primacy primacy, RecordWriter writer, Lookup lookup, StoreUses storeUses, Authors authors, Clock clock) {
        this.primacy = primacy;
        this.writer = writer;
        this.lookup = lookup;
        this.storeUses = storeUses;
        this.authors = authors;
        this.clock = clock;
    }

    /** Begins an edit. There is only one at a time. */
    void begin() {
        primacy.requireEditing();
        writer.begin();
    }

    RecordWriter writer() {
        return writer;
    }

    Lookup lookup() {
        return lookup;
    }

    StoreUses storeUses() {
        return storeUses;
    }

    Author author() {
        return authors.now();
    }

    /** The time, as precise as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
