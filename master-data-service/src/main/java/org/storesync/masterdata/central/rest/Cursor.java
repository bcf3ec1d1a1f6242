package org.storesync.masterdata.central.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.masterdata.central.ListQuery.Position;
import org.storesync.masterdata.central.Stored;

/** A place in a list as opaque text: the id's length, the id, the key. */
final class Cursor {
    private Cursor() {}

    static String after(Stored<?> last) {
        String text = last.id().length() + ":" + last.id() + last.sortKey();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable Position position(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            int length = Integer.parseInt(text.substring(0, colon));
            String rest = text.substring(colon + 1);
            if (length > 0 && rest.indexOf('\0') < 0) {
                return new Position(rest.substring(length), rest.substring(0, length));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // Answered below, like any other cursor that is not ours.
        }
        throw Problem.invalid("cursor", "was not made by this service; leave it out to begin again");
    }
}
