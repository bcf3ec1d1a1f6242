package org.storesync.reporting.answer;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.csv.CsvText;
import org.storesync.kit.problem.Problem;

/** The form in which a report is answered. */
public enum Format {
    JSON,
    CSV;

    private static final MediaType CSV_TYPE = MediaType.valueOf(CsvText.TYPE);

    /** The parameter {@code format}, which a person can type into a browser's address line, wins over the header {@code Accept}. */
    public static Format of(@Nullable String parameter, HttpHeaders headers) {
        if (parameter == null) {
            return accepted(headers);
        }
        return switch (parameter) {
            case "json" -> JSON;
            case "csv" -> CSV;
            default -> throw Problem.invalid("format", "must be json or csv");
        };
    }

    /** Whether CSV begins with a byte order mark: the parameter {@code bom}, false if absent. */
    public static boolean mark(@Nullable String parameter) {
        return switch (parameter) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw Problem.invalid("bom", "must be true or false");
        };
    }

    private static Format accepted(HttpHeaders headers) {
        for (MediaType type : headers.getAcceptableMediaTypes()) {
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return JSON;
            }
            if (type.isCompatible(CSV_TYPE)) {
                return CSV;
            }
        }
        return JSON;
    }
}
