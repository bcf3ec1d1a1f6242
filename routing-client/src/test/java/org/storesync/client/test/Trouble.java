package org.storesync.client.test;

import java.util.function.UnaryOperator;

/** What a call meets instead of a plain answer. */
public sealed interface Trouble {
    /** Routing is away: nothing is done. */
    Trouble AWAY = new Refused(503, "maintenance");

    /** The connection is closed before an answer; nothing is done. */
    Trouble GONE = new Gone();

    /** Everything is done, and the answer ends in the middle. */
    Trouble CUT = new Cut();

    /** Nothing is done; the answer is this problem. */
    record Refused(int status, String code) implements Trouble {}

    /** See {@link #GONE}. */
    record Gone() implements Trouble {}

    /** See {@link #CUT}. */
    record Cut() implements Trouble {}

    /** The call waits at the gate; then it is done and answered. */
    record Held(Gate gate) implements Trouble {}

    /** Everything is done, but the answer is another one. */
    record Changed(UnaryOperator<String> change) implements Trouble {}
}
