package org.storesync.agent.central;

/** No answer came: no link, no route, a cut or stalled connection. */
public final class CentralUnreachable extends CentralFault {
    public CentralUnreachable(String message) {
        super(message);
    }

    public CentralUnreachable(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public boolean worthRetrying() {
        return true;
    }
}
