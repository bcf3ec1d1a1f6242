package org.storesync.kit.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.security.Caller;

/**
 * One thing that was done.
 *
 * @param writer whose chain it stands in: a lane ({@code site/7/0}), a site or an administrator ({@code person/...})
 * @param actor the writer's name, for people
 * @param kind a verb and its object: {@code create-site}, {@code assign}, {@code push}...
 * @param about what it was done to ({@code site/7}, {@code item/<id>}), null where there are many or none
 * @param detail what people want to know beside; no secret, no patient's data
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
        // PostgreSQL keeps microseconds: the tag covers what can be read again.
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** What a site's lane, a site or the service itself did. */
    public static AuditEntry of(String writer, String kind, @Nullable String about, AuditDetail detail, Instant at) {
        return new AuditEntry(writer, writer, kind, about, detail, at, null);
    }

    /** What a person did of whom only the name is known here. */
    public static AuditEntry byPerson(
            String name, String kind, @Nullable String about, AuditDetail detail, Instant at) {
        return new AuditEntry(PERSON + name, name, kind, about, detail, at, null);
    }

    /** What a person did: the chain is that of the token's subject, which outlives a change of name. */
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
