package org.storesync.masterdata.sheet;

/**
 * Keeps spreadsheets from running a cell as a formula: what begins like one gets an apostrophe when it is written, which is taken off when it is
 * read.
 */
public final class FormulaGuard {
    private static final String BEGINNINGS = "=+-@\t\r'";

    private FormulaGuard() {}

    public static String on(String text) {
        return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    public static String off(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && BEGINNINGS.indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }
}
