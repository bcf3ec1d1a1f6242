package org.storesync.routing.oracle;

import org.jspecify.annotations.Nullable;

/**
 * What the oracle says of a change.
 *
 * @param word the code of docs/protocol.md, or {@code home H} with the inbox, or the reason why a document has none
 * @param home where the record belongs, if that is known
 */
record Said(String word, @Nullable String home) {
    /** The word of a home that is known, until a later rule says another. */
    private static final String PLACED = "";

    static Said at(String home) {
        return new Said(PLACED, home);
    }

    boolean isPlaced() {
        return word.equals(PLACED);
    }

    Said but(@Nullable String code) {
        return new Said(code == null ? word : code, home);
    }

    /** The word without homes and inboxes, as the table of cells has it. */
    static String outcome(String word) {
        return word.startsWith("home ") ? "accepted" : word;
    }

    /** The word as it is counted: also whether an inbox gets the record, or why none gets it. */
    static String counted(String word) {
        int space = word.indexOf(' ', "home ".length());
        String rest = space < 0 ? "" : word.substring(space);
        return outcome(word) + (word.startsWith("home ") ? rest.startsWith(" inbox/") ? " inbox" : rest : "");
    }
}
