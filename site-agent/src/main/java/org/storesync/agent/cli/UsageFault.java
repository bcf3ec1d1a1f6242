package org.storesync.agent.cli;

/** The command was used in a wrong way. The message says what the right way is. */
final class UsageFault extends RuntimeException {
    UsageFault(String message) {
        super(message);
    }
}
