package org.storesync.kit.paging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;

/**
 * Where a list goes on: the keys of the last row of a page, as one opaque text. NUL separates the keys, because PostgreSQL stores no NUL,
 * so no key contains one.
 */
public final class Cursor {
    private static final String PART = "\0";

    private Cursor() {}

    /** Makes a place in a list from its keys. */
    @FunctionalInterface
    public interface Reader<T> {
        /** @throws IllegalArgumentException or {@link NoSuchElementException} if these are not keys of a row of this list */
        T read(Keys keys);
    }

    /** The text that stands for these keys. */
    public static String of(Object... keys) {
        return of(Stream.of(keys).map(String::valueOf).toList());
    }

    /** The text that stands for these keys. */
    public static String of(List<String> keys) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(PART, keys).getBytes(StandardCharsets.UTF_8));
    }

    /** The place of the parameter {@code cursor}; null if it was not given. */
    public static <T> @Nullable T read(@Nullable String text, Reader<T> reader) {
        return read("cursor", text, reader);
    }

    /**
     * The place of a parameter; null if it was not given.
     *
     * @throws Problem if the text does not stand for keys of this list
     */
    public static <T> @Nullable T read(String parameter, @Nullable String text, Reader<T> reader) {
        if (text == null) {
            return null;
        }
        try {
            List<String> parts = parts(text);
            Keys keys = new Keys(parts);
            T place = reader.read(keys);
            if (keys.areRead() && !text.isEmpty() && of(parts).equals(text)) {
                return place;
            }
        } catch (IllegalArgumentException | NoSuchElementException | CharacterCodingException e) {
            // The text is not ours. It is answered below like any other such text.
        }
        throw Problem.invalid(parameter, "was not made by this service; leave it out to begin again");
    }

    private static List<String> parts(String text) throws CharacterCodingException {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        String joined = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return List.of(joined.split(PART, -1));
    }
}
