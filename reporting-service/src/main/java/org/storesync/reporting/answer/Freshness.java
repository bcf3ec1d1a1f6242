package org.storesync.reporting.answer;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Headers that say how fresh a report's figures are, for answers that have no field for it. */
public final class Freshness {
    /** {@code true} while the read models are rebuilt; absent otherwise. */
    public static final String REBUILDING = "Storesync-Rebuilding";
    /** The last contact of the store asked for that was longest silent. */
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
