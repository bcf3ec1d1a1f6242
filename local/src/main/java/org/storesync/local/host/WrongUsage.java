package org.storesync.local.host;

/** A command was given words it does not take: it says which ones it takes, and ends with exit code 2, where a fault of the suite ends with 1. */
public final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongUsage(String message) {
        super(message);
    }
}
