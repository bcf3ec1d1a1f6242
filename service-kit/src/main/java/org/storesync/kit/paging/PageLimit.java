package org.storesync.kit.paging;

import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;

/**
 * How many rows a page of a list may have. Where the contract says it by Bean Validation's annotations, those check it instead.
 *
 * @param usual where a caller does not say
 */
public record PageLimit(int usual, int max) {
    private static final String PARAMETER = "limit";

    /** What a caller asks for, checked. */
    public int of(int asked) {
        if (asked < 1 || asked > max) {
            throw Problem.invalid(PARAMETER, "must be from 1 to " + max).withLimit(max);
        }
        return asked;
    }

    /** Read from text, so that what is no number is answered like any other wrong parameter. */
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
