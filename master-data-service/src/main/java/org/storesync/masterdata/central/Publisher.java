package org.storesync.masterdata.central;

/** Tells central about edits, in the transaction that makes them: they are committed together or not at all. */
public interface Publisher {
    /** From here to the transaction's end no other edit, import or row of the feed is written. */
    void begin();

    /** An id nobody has. */
    String newId();

    /** The record becomes this; called before its row is written. */
    void changed(Kind kind, Columns record);

    /** The record goes; called before its row is written. */
    void deleted(Kind kind, String id);

    /** All that belongs to this record goes: their rows are written here. */
    void deleteOwned(Kind owner, String id);
}
