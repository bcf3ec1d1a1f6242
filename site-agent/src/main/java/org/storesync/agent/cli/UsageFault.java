package org.storesync.agent.cli;

/** The command was not given rightly; the message says how it is. */
final class UsageFault extends RuntimeException {
    UsageFault(String message) {
        super(message);
    }
}
