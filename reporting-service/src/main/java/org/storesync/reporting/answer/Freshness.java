package org.storesync.reporting.answer;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Headers that say how old a report's figures are, for answers that have no field for this. */
public final class Freshness {
    /** {@code true} while the read models are rebuilt; absent otherwise. */
    public static final String REBUILDING = "Storesync-Rebuilding";
    /** The oldest last contact among the stores that were asked for. */
    public static final String AS_OF = "Storesync-As-Of";

    private Freshness() {}

    public static Response.ResponseBuilder on(
            Response.ResponseBuilder answer, boolean rebuilding, @Nullable Instant asOf) {
        if (rebuilding) {
            answer.header(REBUILDING, "true");
        }
        return asOf == null ? answer : answer.header(AS_OF, asOf.toString());
    }
}
