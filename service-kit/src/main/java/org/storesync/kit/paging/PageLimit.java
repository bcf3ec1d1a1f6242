package org.storesync.kit.paging;

import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;

/**
 * How many rows a page of a list may have. Where the contract says this by annotations of Bean Validation, those check it instead.
 *
 * @param usual the limit if the caller names none
 */
public record PageLimit(int usual, int max) {
    private static final String PARAMETER = "limit";

    /** The limit that the caller asks for, checked. */
    public int of(int asked) {
        if (asked < 1 || asked > max) {
            throw Problem.invalid(PARAMETER, "must be from 1 to " + max).withLimit(max);
        }
        return asked;
    }

    /** Reads the limit from text, so that a text that is no number is answered like any other wrong parameter. */
    public int of(@Nullable String asked) {
        if (asked == null) {
            return usual;
        }
        try {
            return of(Integer.parseInt(asked));
        } catch (NumberFormatException e) {
            throw Problem.invalid(PARAMETER, "must be a number from 1 to " + max)
                    .withLimit(max);
        }
    }
}
