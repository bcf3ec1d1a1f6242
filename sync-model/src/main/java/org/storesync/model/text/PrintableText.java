package org.storesync.model.text;

/**
 * A text of others as a person may read it on a terminal or in a file: what would act instead of being read, such as an escape sequence or a sign
 * that turns the writing, stands as its number.
 */
public final class PrintableText {
    private PrintableText() {}

    /** In one line. */
    public static String of(String text) {
        return escaped(text, false);
    }

    /** Line ends and tabs stay, but no lone carriage return, which writes over a line; all else that acts is escaped. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean lines) {
        int at = 0;
        while (at < text.length() && !acts(text, at, lines)) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, at);
        while (at < text.length()) {
            int each = text.codePointAt(at);
            if (acts(text, at, lines)) {
                shown.append(each < 0x10000 ? "\\u%04x".formatted(each) : "\\u{%x}".formatted(each));
            } else {
                shown.appendCodePoint(each);
            }
            at += Character.charCount(each);
        }
        return shown.toString();
    }

    private static boolean acts(String text, int at, boolean lines) {
        int codePoint = text.codePointAt(at);
        if (lines && (codePoint == '\n' || codePoint == '\t' || text.startsWith("\r\n", at))) {
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
