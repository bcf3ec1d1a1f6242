package org.storesync.agent.central;

/** An answer came that is not what the protocol says, perhaps cut by something on the way. */
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
