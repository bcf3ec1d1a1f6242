package org.storesync.model.text;

import org.jspecify.annotations.Nullable;

/**
 * Text of others as a cell of a file. What would act there is shown as its number, and what a spreadsheet would run as a formula gets an
 * apostrophe in front of it, which reading takes off again.
 */
public final class CsvCell {
    private static final String FORMULA_STARTS = "=+-@\t\r\n";
    private static final char GUARD = '\'';

    private CsvCell() {}

    /** A cell that may have several lines; empty for none. */
    public static String text(@Nullable Object value) {
        return value == null ? "" : guarded(PrintableText.lines(value.toString()));
    }

    /** A cell of one line. */
    public static String line(String text) {
        return guarded(PrintableText.of(text));
    }

    /** A cell of a number, which is no formula whatever its sign; empty for none. */
    public static String number(@Nullable Long value) {
        return value == null ? "" : value.toString();
    }

    /** What stood in a cell before it was guarded. */
    public static String unguarded(String cell) {
        return hasGuard(cell) ? cell.substring(1) : cell;
    }

    /** An apostrophe that reading would take for a guard is guarded as well. */
    private static String guarded(String text) {
        return startsFormula(text, 0) || hasGuard(text) ? GUARD + text : text;
    }

    private static boolean hasGuard(String cell) {
        return cell.length() > 1 && cell.charAt(0) == GUARD && (cell.charAt(1) == GUARD || startsFormula(cell, 1));
    }

    private static boolean startsFormula(String text, int at) {
        return text.length() > at && FORMULA_STARTS.indexOf(text.charAt(at)) >= 0;
    }
}
