package org.storesync.masterdata.imports.domain;

/**
 * Something wrong with a file.
 *
 * @param line counted from 1, the header's; 0 for the file as a whole
 * @param field the column; empty for the line as a whole
 * @param value what stands there, shortened
 */
public record ImportProblem(long line, String field, String message, String value) {
    private static final int VALUE_MAX = 40;

    public static ImportProblem of(long line, String field, String message, String value) {
        String shown = value.length() > VALUE_MAX ? value.substring(0, VALUE_MAX) + "..." : value;
        return new ImportProblem(line, field, message, shown);
    }
}
