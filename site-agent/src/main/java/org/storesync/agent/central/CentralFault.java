package org.storesync.agent.central;

/** A call to central failed. What was sent stays in doubt, and what was not received is asked for again, so nothing is lost. */
public abstract sealed class CentralFault extends RuntimeException
        permits CentralProblem, CentralUnreachable, BrokenAnswer {
    CentralFault(String message) {
        super(message);
    }

    CentralFault(String message, Throwable cause) {
        super(message, cause);
    }

    /** True if the same call may succeed a little later. */
    public abstract boolean worthRetrying();
}
