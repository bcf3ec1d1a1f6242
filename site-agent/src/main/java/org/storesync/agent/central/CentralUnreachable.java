package org.storesync.agent.central;

/** No answer came, because there is no link or no route, or the connection was cut or stopped. */
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

    /** No connection could be made. */
    public static CentralUnreachable withoutConnection(String message, Throwable cause) {
        return new CentralUnreachable(message, cause, false);
    }

    /** False if there is no link at all; true if it broke, or if answers stopped. */
    public boolean connected() {
        return connected;
    }

    @Override
    public boolean worthRetrying() {
        return true;
    }
}
