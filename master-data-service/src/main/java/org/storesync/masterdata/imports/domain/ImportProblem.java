package org.storesync.masterdata.imports.domain;

/**
 * Something wrong in a file.
 *
 * @param line counted from 1, which is the header; 0 for the whole file
 * @param field the column; empty for the whole line
 * @param value the value in the file, shortened
 */
public record ImportProblem(long line, String field, String message, String value) {
    private static final int VALUE_MAX = 40;

    public static ImportProblem of(long line, String field, String message, String value) {
        String shown = value.length() > VALUE_MAX ? value.substring(0, VALUE_MAX) + "..." : value;
        return new ImportProblem(line, field, message, shown);
    }
}
