package org.storesync.masterdata.central;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.primacy.Primacy;

/** What every edit needs: the right to edit, its turn, what it is checked against, and the way to central. */
@Singleton
public class EditingDesk {
    private final Primacy primacy;
    private final Publisher publisher;
    private final Lookup lookup;
    private final StoreUses storeUses;
    private final Trail trail;
    private final Authors authors;
    private final Clock clock;

    EditingDesk(
            Primacy primacy,
            Publisher publisher,
            Lookup lookup,
            StoreUses storeUses,
            Trail trail,
            Authors authors,
            Clock clock) {
        this.primacy = primacy;
        this.publisher = publisher;
        this.lookup = lookup;
        this.storeUses = storeUses;
        this.trail = trail;
        this.authors = authors;
        this.clock = clock;
    }

    /** Begins an edit: one at a time. */
    void begin() {
        primacy.requireEditing();
        publisher.begin();
    }

    Publisher publisher() {
        return publisher;
    }

    Lookup lookup() {
        return lookup;
    }

    StoreUses storeUses() {
        return storeUses;
    }

    /** Tells who did this; null before for a new record, null after for a deleted one. */
    void trail(Kind kind, String id, byte @Nullable [] before, byte @Nullable [] after) {
        trail.edited(authors.now(), kind, id, before, after);
    }

    /** As precise as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
