package org.storesync.transfer.half.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a pair is (docs/transfers.md). */
public sealed interface State {
    /** No half is wanted, and there is none. */
    record Draft() implements State {
        @Override
        public String wireName() {
            return "draft";
        }
    }

    /** A half is wanted, but there is none, for this reason. */
    record Held(Reason reason) implements State {
        @Override
        public String wireName() {
            return "held";
        }
    }

    /** The half exists, and its store has not taken it. */
    record Sent() implements State {
        @Override
        public String wireName() {
            return "sent";
        }
    }

    /** The half's store has taken it. */
    record Taken() implements State {
        @Override
        public String wireName() {
            return "taken";
        }
    }

    /** The half is taken, and has its last status. */
    record Received() implements State {
        @Override
        public String wireName() {
            return "received";
        }
    }

    /** The half's store deleted it. */
    record Dropped() implements State {
        @Override
        public String wireName() {
            return "dropped";
        }
    }

    /** Wire names, in the order of a transfer's life. */
    List<String> WIRE_NAMES = List.of("draft", "held", "sent", "taken", "received", "dropped");

    /** True if there is a half. */
    default boolean hasHalf() {
        return this instanceof Sent || this instanceof Taken || this instanceof Received;
    }

    default @Nullable Reason reason() {
        return this instanceof Held held ? held.reason() : null;
    }

    String wireName();

    /** Empty if no state has this wire name. */
    static Optional<State> of(String wireName, @Nullable String reason) {
        return Optional.ofNullable(
                switch (wireName) {
                    case "draft" -> new Draft();
                    case "held" -> new Held(Reason.of(reason == null ? Reason.UNKNOWN.code() : reason));
                    case "sent" -> new Sent();
                    case "taken" -> new Taken();
                    case "received" -> new Received();
                    case "dropped" -> new Dropped();
                    default -> null;
                });
    }
}
