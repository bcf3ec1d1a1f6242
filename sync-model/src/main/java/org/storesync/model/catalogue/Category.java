package org.storesync.model.catalogue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.storesync.model.StreamKind;

/** The data types of the guide (C1): who edits a record and where it goes. A record type, or a variant of it, has exactly one. */
public enum Category {
    CENTRAL(StreamKind.CENTRAL, "the primary", "all sites"),
    CENTRAL_DISPENSARY(StreamKind.CENTRAL_DISPENSARY, "the primary", "sites with an active dispensary store"),
    CENTRAL_STORE(StreamKind.STORE_SETUP, "the primary", "the site where the store is active, and its collectors"),
    STORE(StreamKind.STORE, "the site where the store is active", "central and the other collectors of the store"),
    PATIENT(
            StreamKind.PATIENT,
            "the site of the patient's home store",
            "central and every site where the patient is visible"),
    PRESCRIBER(
            StreamKind.PATIENT,
            "any active dispensary store of the prescriber's home site",
            "central and sites where the prescriber has prescribed"),
    MESSAGE(
            StreamKind.STORE,
            "any site for its own stores; without a sender only central and the primary",
            "the receiving store; all sites when it names none"),
    SYNC(null, "central's administrators", "nowhere directly; a change updates related records at the sites"),
    LOCAL(null, "any site, for itself", "nowhere: a push of one is refused");

    private final @Nullable StreamKind home;
    private final String editedBy;
    private final String goesTo;

    Category(@Nullable StreamKind home, String editedBy, String goesTo) {
        this.home = home;
        this.editedBy = editedBy;
        this.goesTo = goesTo;
    }

    /** The kind of stream where such a record is at home unless its type names another; null when the record enters no stream. */
    public @Nullable StreamKind home() {
        return home;
    }

    /** Says for people who may edit such a record. */
    public String editedBy() {
        return editedBy;
    }

    /** Says for people who gets such a record. */
    public String goesTo() {
        return goesTo;
    }

    /** As in the catalogue file: {@code central-store}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
