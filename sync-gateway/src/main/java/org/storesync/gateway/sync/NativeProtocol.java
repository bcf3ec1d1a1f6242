package org.storesync.gateway.sync;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.site.Protocol;
import org.storesync.kit.problem.Problem;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;

/** The versions of the native protocol that are served. */
public final class NativeProtocol {
    private static final int MIN = 1;
    private static final int MAX = 1;
    private static final Protocol SERVED = new Protocol.Served(1);

    private NativeProtocol() {}

    /** @param version as the header {@link Headers#PROTOCOL} says it */
    public static Protocol of(@Nullable String version) {
        return "1".equals(version) ? SERVED : new Protocol.NotServed(refusal(version));
    }

    private static Problem refusal(@Nullable String version) {
        String given = version == null
                ? "the header " + Headers.PROTOCOL + " is missing"
                : "this client speaks another version of the protocol";
        return Problem.of(ProblemCode.PROTOCOL_NOT_SERVED, given + "; served is " + MIN)
                .withSupported(Map.of("min", MIN, "max", MAX, "advised", MAX));
    }
}
