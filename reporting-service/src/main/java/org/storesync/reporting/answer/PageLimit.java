package org.storesync.reporting.answer;

import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;

/** How many rows a page has. Read from text, so that what is no number is answered like any other wrong parameter. */
public final class PageLimit {
    public static final int DEFAULT = 500;
    public static final int MAX = 10_000;

    private PageLimit() {}

    public static int of(@Nullable String parameter) {
        if (parameter == null) {
            return DEFAULT;
        }
        try {
            int limit = Integer.parseInt(parameter);
            if (limit >= 1 && limit <= MAX) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Answered like a number out of bounds.
        }
        throw Problem.invalid("limit", "must be a number from 1 to " + MAX).withLimit(MAX);
    }
}
