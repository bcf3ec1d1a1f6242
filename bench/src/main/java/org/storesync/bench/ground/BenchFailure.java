package org.storesync.bench.ground;

/** A bench whose figure could not be trusted: a record was lost, an answer was no answer, a reference did not run. One line for people. */
public final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchFailure(String message) {
        super(message);
    }

    public BenchFailure(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
