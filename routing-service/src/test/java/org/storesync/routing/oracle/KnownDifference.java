package org.storesync.routing.oracle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the rules do not do yet what docs/rules.md says. Each run prints how often that was met. */
enum KnownDifference {
    /** A site that lost a store, or the role of the primary, deletes a message: that is late, but the rules refuse it (1.1). */
    LATE_DELETE_OF_MESSAGE,
    /** The right to a message came back, and another site changed the message meanwhile: the change should wait (1.1). */
    MESSAGE_CHANGED_MEANWHILE,
    /** A prescription is no transfer document, although its patient has the name of a store: its lines are not collected (3). */
    LINE_OF_NO_TRANSFER;

    /** Null if this is no known difference. */
    static @Nullable KnownDifference of(Wish wish, String oracle, String rules) {
        boolean late = oracle.equals("store-moved") || oracle.equals("primary-moved");
        return switch (wish.type()) {
            case "message" ->
                late && wish.op() == Wish.Op.DELETE && rules.equals("sender-not-yours")
                        ? LATE_DELETE_OF_MESSAGE
                        : late && (rules.equals("stale") || rules.startsWith("home "))
                                ? MESSAGE_CHANGED_MEANWHILE
                                : null;
            case "trans_line", "transact_note" ->
                oracle.equals("not-collected") && rules.startsWith("home ") ? LINE_OF_NO_TRANSFER : null;
            default -> null;
        };
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
