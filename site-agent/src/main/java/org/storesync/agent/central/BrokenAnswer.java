package org.storesync.agent.central;

/** The answer is not what the protocol says. Perhaps something on the way cut it. */
public final class BrokenAnswer extends CentralFault {
    public BrokenAnswer(String message) {
        super(message);
    }

    public BrokenAnswer(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean worthRetrying() {
        return true;
    }
}
