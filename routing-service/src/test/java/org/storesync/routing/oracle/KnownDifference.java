package org.storesync.routing.oracle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the rules do not do yet what docs/rules.md says. Each run prints how often that was met. */
enum KnownDifference {
    /** A prescription is no transfer document, although its patient has the name of a store: its lines are not collected (3). */
    LINE_OF_NO_TRANSFER;

    /** Null if this is no known difference. */
    static @Nullable KnownDifference of(Wish wish, String oracle, String rules) {
        return switch (wish.type()) {
            case "trans_line", "transact_note" ->
                oracle.equals("not-collected") && rules.startsWith("home ") ? LINE_OF_NO_TRANSFER : null;
            default -> null;
        };
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
