package org.storesync.kit.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.security.Caller;

/**
 * One thing that was done.
 *
 * @param writer the writer of the chain: a lane ({@code site/7/0}), a site or an administrator ({@code person/...})
 * @param actor the writer's name, for people
 * @param kind a verb and its object: {@code create-site}, {@code assign}, {@code push}...
 * @param about what it was done to ({@code site/7}, {@code item/<id>}), null if there are many or none
 * @param detail what else people want to know; no secret, no patient's data
 */
public record AuditEntry(
        String writer,
        String actor,
        String kind,
        @Nullable String about,
        AuditDetail detail,
        Instant at,
        @Nullable String requestId) {
    private static final String PERSON = "person/";

    public AuditEntry {
        // PostgreSQL keeps microseconds. The tag must cover exactly what can be read again.
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** What a site's lane, a site or the service itself did. */
    public static AuditEntry of(String writer, String kind, @Nullable String about, AuditDetail detail, Instant at) {
        return new AuditEntry(writer, writer, kind, about, detail, at, null);
    }

    /** What a person did, if only the person's name is known here. */
    public static AuditEntry byPerson(
            String name, String kind, @Nullable String about, AuditDetail detail, Instant at) {
        return new AuditEntry(PERSON + name, name, kind, about, detail, at, null);
    }

    /** What a person did. The chain belongs to the subject of the token, which stays when the name changes. */
    public static AuditEntry by(
            Caller caller,
            String kind,
            @Nullable String about,
            AuditDetail detail,
            Instant at,
            @Nullable String requestId) {
        return new AuditEntry(PERSON + caller.subject(), caller.name(), kind, about, detail, at, requestId);
    }
}
