package org.storesync.local.host;

/**
 * A command got words that it does not take. The message says which words it takes. The exit code is 2; for a fault of the suite it is 1.
 */
public final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongUsage(String message) {
        super(message);
    }
}
