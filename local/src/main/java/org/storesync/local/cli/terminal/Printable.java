package org.storesync.local.cli.terminal;

/**
 * Text of others made safe to look at: an id or a name may hold escape sequences that move the cursor, recolour the screen or turn the order of
 * letters. Each such character is shown as its number.
 */
public final class Printable {
    private Printable() {}

    /** One cell or line: line ends are shown as well. */
    public static String of(String text) {
        return escaped(text, false);
    }

    /** Text of several lines, such as a file: line ends and tabs stay. */
    public static String lines(String text) {
        return escaped(text, true);
    }

    private static String escaped(String text, boolean keepLines) {
        if (text.codePoints().noneMatch(point -> isHidden(point) && !(keepLines && isLayout(point)))) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (!isHidden(point) || keepLines && isLayout(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append(String.format("\\u%04x", point));
            }
        });
        return shown.toString();
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Formats turn or hide text; the joiners are letters of several scripts, and stay.
            case Character.FORMAT -> point != 0x200C && point != 0x200D;
            default -> false;
        };
    }

    private static boolean isLayout(int point) {
        return point == '\n' || point == '\r' || point == '\t';
    }
}
