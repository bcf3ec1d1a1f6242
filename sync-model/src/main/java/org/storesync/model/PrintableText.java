package org.storesync.model;

import java.util.Locale;

/**
 * Text from elsewhere as a person may read it on a terminal, in a log or in a table: what steers instead of showing (control characters,
 * marks that turn the direction, line separators) is written as an escape.
 */
public final class PrintableText {
    private PrintableText() {}

    /** In one line: line feeds are escaped too. */
    public static String of(String text) {
        return escaped(text, false);
    }

    /** Line feeds stay. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean keepsLines) {
        int at = 0;
        while (at < text.length() && !steers(text.charAt(at), keepsLines)) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, at);
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (steers(c, keepsLines)) {
                escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean steers(char c, boolean keepsLines) {
        boolean line = keepsLines && c == '\n';
        boolean turnsDirection = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
        boolean marks = c == '\u200e' || c == '\u200f' || c == '\u061c' || c == '\u2028' || c == '\u2029';
        return !line && (Character.isISOControl(c) || turnsDirection || marks);
    }
}
