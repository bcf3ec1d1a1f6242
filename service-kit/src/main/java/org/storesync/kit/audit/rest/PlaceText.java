package org.storesync.kit.audit.rest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditQuery;
import org.storesync.kit.audit.Verification;
import org.storesync.kit.problem.Problem;

/** Places in the audit as opaque text. */
final class PlaceText {
    private static final int PARTS = 3;

    private PlaceText() {}

    static String of(AuditQuery.Place place) {
        return text(place.at() + "|" + place.seq() + "|" + place.writer());
    }

    static String of(Verification.Place place) {
        return text("-|" + place.seq() + "|" + place.writer());
    }

    static AuditQuery.@Nullable Place listed(@Nullable String after) {
        if (after == null) {
            return null;
        }
        String[] parts = parts(after);
        try {
            return new AuditQuery.Place(Instant.parse(parts[0]), parts[2], Long.parseLong(parts[1]));
        } catch (DateTimeException | NumberFormatException e) {
            throw malformed();
        }
    }

    static Verification.Place verified(@Nullable String after) {
        if (after == null) {
            return new Verification.Place("", 0);
        }
        String[] parts = parts(after);
        try {
            return new Verification.Place(parts[2], Long.parseLong(parts[1]));
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    private static String text(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static String[] parts(String after) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            String[] parts = text.split("\\|", PARTS);
            if (parts.length == PARTS && text.indexOf('\0') < 0) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Problem malformed() {
        return Problem.invalid("after", "must be the nextCursor of an earlier answer");
    }
}
