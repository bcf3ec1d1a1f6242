package org.storesync.agent.central;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.storesync.model.ProblemCode;

/** Central answered with a problem (RFC 9457). */
public final class CentralProblem extends CentralFault {
    private final int status;
    private final String code;
    private final String detail;
    private final @Nullable String requestId;
    private final @Nullable Duration retryAfter;

    /**
     * @param code the problem's code; empty if something other than central answered
     * @param retryAfter the time in the header Retry-After
     */
    public CentralProblem(
            int status, String code, String detail, @Nullable String requestId, @Nullable Duration retryAfter) {
        super(code + ": " + detail);
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.requestId = requestId;
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public @Nullable String requestId() {
        return requestId;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    public boolean is(ProblemCode wanted) {
        return code.equals(wanted.wireName());
    }

    @Override
    public boolean worthRetrying() {
        return status >= 500
                || status == 429
                || is(ProblemCode.TRUNCATED_BODY)
                || is(ProblemCode.PUSH_RUNNING)
                || is(ProblemCode.SLOW_CLIENT);
    }
}
