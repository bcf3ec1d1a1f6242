package org.storesync.agent.central;

/** No answer came: no link, no route, a cut or stalled connection. */
public final class CentralUnreachable extends CentralFault {
    private final boolean connected;

    public CentralUnreachable(String message) {
        super(message);
        this.connected = true;
    }

    public CentralUnreachable(String message, Throwable cause) {
        this(message, cause, true);
    }

    private CentralUnreachable(String message, Throwable cause, boolean connected) {
        super(message, cause);
        this.connected = connected;
    }

    /** Not even a connection came about. */
    public static CentralUnreachable withoutConnection(String message, Throwable cause) {
        return new CentralUnreachable(message, cause, false);
    }

    /** False when there is no link at all; true when it broke, or answers came to a stop. */
    public boolean connected() {
        return connected;
    }

    @Override
    public boolean worthRetrying() {
        return true;
    }
}
