package org.storesync.model.text;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds what nobody sees in a code or name: controls, characters without width, signs that turn the direction of writing, soft hyphens,
 * fillers, and odd kinds of spaces at an end. With them two different codes could look the same.
 */
public final class Invisible {
    private static final String HEX = "%04X";

    private Invisible() {}

    /** Says what is wrong with a text and names the character; empty for a text in which everything can be seen. */
    public static Optional<String> in(String text) {
        OptionalInt hidden = text.codePoints().filter(Invisible::hidden).findFirst();
        if (hidden.isPresent()) {
            return Optional.of("must not contain the invisible " + name(hidden.getAsInt()));
        }
        if (!text.isEmpty()) {
            for (int end : new int[] {text.codePointAt(0), text.codePointBefore(text.length())}) {
                if (end != ' ' && Character.isSpaceChar(end)) {
                    return Optional.of("must not begin or end with " + name(end));
                }
            }
        }
        return Optional.empty();
    }

    private static String name(int codePoint) {
        return Character.getName(codePoint) + " (U+" + HEX.formatted(codePoint) + ")";
    }

    /** True for a character that nobody sees wherever it is. Half of a surrogate pair is no character at all. */
    static boolean hidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> filler(codePoint);
        };
    }

    private static boolean filler(int codePoint) {
        return codePoint == 0x34F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x17B4
                || codePoint == 0x17B5
                || codePoint >= 0x180B && codePoint <= 0x180F
                || codePoint == 0x2800
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || codePoint >= 0xFE00 && codePoint <= 0xFE0F
                || codePoint >= 0xE0100 && codePoint <= 0xE01EF;
    }
}
