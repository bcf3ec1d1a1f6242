package org.storesync.bench.ground;

/**
 * The figure of a bench can't be trusted: a record was lost, an answer was wrong, or a reference did not run. The message is one line for
 * people.
 */
public final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchFailure(String message) {
        super(message);
    }

    public BenchFailure(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
