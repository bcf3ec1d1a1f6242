package org.storesync.transfer.half.domain.content;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How old a document is, and whether that is too old for its receiving store (D9). If a date can't be true, a clock was wrong. Then the day
 * on which the document came counts, by server time.
 */
final class Age {
    private static final int DAYS_BEFORE_STORE = 30;
    private static final int DAYS_AHEAD = 1;

    private Age() {}

    /** @param dates fields with dates; the first one that has a date counts */
    static boolean isTooOld(Fields document, List<String> dates, Instant receivedAt, Party from, Party to) {
        return isBefore(day(document, dates, receivedAt, from), to.createdOn());
    }

    private static LocalDate day(Fields document, List<String> dates, Instant receivedAt, Party from) {
        LocalDate arrival = receivedAt.atZone(ZoneOffset.UTC).toLocalDate();
        Optional<LocalDate> dated =
                dates.stream().flatMap(date -> document.date(date).stream()).findFirst();
        return dated.filter(date -> !isBefore(date, from.createdOn()) && !date.isAfter(arrival.plusDays(DAYS_AHEAD)))
                .orElse(arrival);
    }

    private static boolean isBefore(LocalDate date, @Nullable LocalDate created) {
        return created != null && date.isBefore(created.minusDays(DAYS_BEFORE_STORE));
    }
}
