package org.storesync.routing.oracle;

import java.util.Locale;

/** What a site is to a record: who it is to its home, and which copy of the store it has (B2). */
record Place(Editor editor, Copy copy) {

    enum Editor {
        RIGHT,
        WRONG,
        LATE,
        PRIMARY,
        CENTRAL
    }

    /** Also {@code NONE} if the record is no store's. */
    enum Copy {
        ACTIVE,
        COLLECTOR,
        TRANSFER,
        NONE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String word() {
        return editor.name().toLowerCase(Locale.ROOT) + "," + copy.word();
    }
}
