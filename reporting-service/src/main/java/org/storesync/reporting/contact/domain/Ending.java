package org.storesync.reporting.contact.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why what central has of a store ends with a day in the past, so that no contact of its site makes the figures newer (C1, C3; docs/rules.md
 * 3, Not collected).
 *
 * @param leftOutSince since when its transactions are left out; null: they are not, or central did not note when
 */
public record Ending(Reason reason, @Nullable Instant leftOutSince) {
    /** The names are on the wire and in the database. */
    public enum Reason {
        /** Central's own site does not collect it. */
        NOT_COLLECTED("not-collected"),
        /** It is a dispensary, and its transactions are not included in sync. */
        TRANSACTIONS_LEFT_OUT("transactions-left-out");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        public static Reason ofWire(String name) {
            for (Reason reason : values()) {
                if (reason.wireName.equals(name)) {
                    return reason;
                }
            }
            throw new IllegalArgumentException("no reason why a store ends: " + name);
        }
    }

    /**
     * The rule. A store that is not collected is that first, because its transactions alone would bring nothing.
     *
     * @param collected central's own site collects the store, or it is active there
     * @param transactions they are included in sync
     * @return empty if central takes all of the store's data
     */
    public static Optional<Ending> of(boolean collected, boolean transactions, @Nullable Instant leftOutSince) {
        if (collected && transactions) {
            return Optional.empty();
        }
        return Optional.of(new Ending(
                collected ? Reason.TRANSACTIONS_LEFT_OUT : Reason.NOT_COLLECTED, transactions ? null : leftOutSince));
    }
}
