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
    /** Where the next call goes on: after this row of this writer's chain. A {@code seq} of 0 is the beginning. */
    public record Place(String writer, long seq) {
        public static final Place BEGIN = new Place("", 0);
    }

    /** What is wrong where. */
    public record Fault(String writer, long seq, Kind kind) {}

    /** What can be wrong. */
    public enum Kind {
        /** The row is not the one that was written, or somebody without the key wrote it. */
        CHANGED("changed"),
        /** Rows before this one are gone. */
        MISSING("missing"),
        /** Rows at the end are gone, because a seal knows of them. */
        CUT("cut"),
        /** The row is not the one that was sealed. */
        NOT_AS_SEALED("not-as-sealed"),
        /** Somebody without the key made the seal. */
        SEAL_CHANGED("seal-changed"),
        /** Seals of this round are gone, or seals were added. */
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
