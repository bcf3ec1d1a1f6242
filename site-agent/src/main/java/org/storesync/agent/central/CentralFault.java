package org.storesync.agent.central;

/** A call to central did not succeed. What was sent stays in doubt, what was not received is asked for again: nothing is lost. */
public abstract sealed class CentralFault extends RuntimeException
        permits CentralProblem, CentralUnreachable, BrokenAnswer {
    CentralFault(String message) {
        super(message);
    }

    CentralFault(String message, Throwable cause) {
        super(message, cause);
    }

    /** True if the same call may well succeed a little later. */
    public abstract boolean worthRetrying();
}
