package org.storesync.kit.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found in the chains it looked at.
 *
 * @param faults at most a page of them
 * @param next where to go on; null at the end
 */
public record Verification(
        long rows, int chains, List<Fault> faults, @Nullable Place next) {
    /** Where the next call goes on: behind this row of this writer's chain; a {@code seq} of 0 is its beginning. */
    public record Place(String writer, long seq) {
        public static final Place BEGIN = new Place("", 0);
    }

    /** What is wrong where. */
    public record Fault(String writer, long seq, Kind kind) {}

    /** What can be wrong. */
    public enum Kind {
        /** The row is not the one that was written, or not by a holder of the key. */
        CHANGED("changed"),
        /** Rows before this one are gone. */
        MISSING("missing"),
        /** Rows at the end are gone: a seal knows of them. */
        CUT("cut"),
        /** The row is not the one that was sealed. */
        NOT_AS_SEALED("not-as-sealed"),
        /** The seal was not made by a holder of the key. */
        SEAL_CHANGED("seal-changed"),
        /** Seals of this round are gone or were put in. */
        SEALS_MISSING("seals-missing");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
