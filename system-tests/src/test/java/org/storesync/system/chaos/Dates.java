package org.storesync.system.chaos;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Dates of documents, as written by machines with an empty battery or people who mistyped the year. Nothing in sync may depend on them. */
final class Dates {
    private static final List<String> WRONG =
            List.of("2000-01-01", "1970-01-01", "1999-12-31", "2024-02-29", "2099-12-31", "2204-07-01", "9999-12-31");
    private static final LocalDate WORKDAY = LocalDate.of(2026, 11, 2);
    private static final int DAYS = 28;

    private final boolean wrong;
    private final Random random;

    /** @param wrong most of the clocks are wrong */
    Dates(boolean wrong, Random random) {
        this.wrong = wrong;
        this.random = random;
    }

    /** Some day. */
    String day() {
        return wrong && random.nextInt(3) != 0
                ? WRONG.get(random.nextInt(WRONG.size()))
                : WORKDAY.plusDays(random.nextInt(DAYS)).toString();
    }

    /** Fields of a document's body. */
    String entered() {
        return "\"entry_date\":\"" + day() + "\"";
    }

    /** A document is entered on one day and confirmed on another, days before or after. */
    String enteredAndConfirmed() {
        return entered() + ",\"confirm_date\":\"" + day() + "\"";
    }
}
