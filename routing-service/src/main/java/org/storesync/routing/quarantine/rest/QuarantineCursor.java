package org.storesync.routing.quarantine.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.storesync.kit.problem.Problem;
import org.storesync.routing.quarantine.WaitingRoom.Place;
import org.storesync.routing.quarantine.WaitingRoom.Waiting;

/** The key of the last record of a page, as text. */
final class QuarantineCursor {
    private static final String BETWEEN = "\n";

    private QuarantineCursor() {}

    static String encode(Waiting last) {
        String key = last.siteId() + BETWEEN + last.type() + BETWEEN + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    static Place decode(String cursor) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = key.split(BETWEEN, 3);
            if (parts.length == 3 && key.indexOf('\0') < 0) {
                return new Place(Integer.parseInt(parts[0]), parts[1], parts[2]);
            }
        } catch (IllegalArgumentException e) {
            // falls through to the problem
        }
        throw Problem.invalid("cursor", "was not made by this service; leave it out to begin again");
    }
}
