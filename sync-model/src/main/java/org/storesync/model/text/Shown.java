package org.storesync.model.text;

/**
 * A text of others as a person may read it on a terminal or in a file: what would act instead of being read, such as an escape sequence or a sign
 * that turns the writing, stands as its number.
 */
public final class Shown {
    private Shown() {}

    /** In one line. */
    public static String line(String text) {
        return escaped(text, false);
    }

    /** Line ends stay; all else that acts is escaped. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean lines) {
        if (text.codePoints().noneMatch(each -> acts(each, lines))) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(each -> {
            if (acts(each, lines)) {
                shown.append(each < 0x10000 ? "\\u%04x".formatted(each) : "\\u{%x}".formatted(each));
            } else {
                shown.appendCodePoint(each);
            }
        });
        return shown.toString();
    }

    private static boolean acts(int codePoint, boolean lines) {
        if (lines && (codePoint == '\n' || codePoint == '\r' || codePoint == '\t')) {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Joiners shape letters of several scripts, and do nothing else.
            case Character.FORMAT -> codePoint != 0x200C && codePoint != 0x200D;
            default -> false;
        };
    }
}
