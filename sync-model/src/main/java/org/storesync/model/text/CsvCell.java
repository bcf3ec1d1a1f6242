package org.storesync.model.text;

import org.jspecify.annotations.Nullable;

/**
 * Writes text that other people wrote as a cell of a file. Characters that would act in a terminal or a file are shown as their number. A
 * text that a spreadsheet would run as a formula gets an apostrophe in front, which reading takes away again.
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

    /** A cell of a number, which is never a formula, even with a sign; empty for none. */
    public static String number(@Nullable Long value) {
        return value == null ? "" : value.toString();
    }

    /** The text of a cell before it was guarded. */
    public static String unguarded(String cell) {
        return hasGuard(cell) ? cell.substring(1) : cell;
    }

    /** A leading apostrophe that reading would take for a guard is guarded too. */
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
