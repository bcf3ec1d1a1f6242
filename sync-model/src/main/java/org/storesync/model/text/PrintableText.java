package org.storesync.model.text;

/**
 * Shows a text that other people wrote on a terminal or in a file. Characters that would act instead of being read, such as an escape
 * sequence or a sign that turns the direction of writing, are shown as their number.
 */
public final class PrintableText {
    private PrintableText() {}

    /** The text in one line. */
    public static String of(String text) {
        return escaped(text, false);
    }

    /** Keeps line ends and tabs, but escapes everything else that acts, also a lone carriage return, which writes over a line. */
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
            // Joiners only shape letters of several scripts.
            case Character.FORMAT -> codePoint != 0x200C && codePoint != 0x200D;
            default -> false;
        };
    }
}
