package org.storesync.reporting.answer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.storesync.kit.problem.Problem;

/** Keys of the row after which a page begins, as one opaque text. No id has a NUL, so it parts them. */
public final class Cursor {
    private static final String PART = "\0";

    private Cursor() {}

    public static String of(List<String> keys) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(PART, keys).getBytes(StandardCharsets.UTF_8));
    }

    public static List<String> keys(String cursor) {
        return decoded(cursor).orElseThrow(Cursor::foreign);
    }

    /** The answer to a text that is no cursor of this report. */
    public static Problem foreign() {
        return Problem.invalid("cursor", "was not made by this service; leave it out to begin again");
    }

    private static Optional<List<String>> decoded(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(List.of(text.split(PART, -1)));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
