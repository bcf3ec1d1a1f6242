package org.storesync.agent.cli;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Formats {
    private static final String[] UNITS = {"B", "kB", "MB", "GB"};

    private Formats() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String records(long number) {
        return count(number) + (number == 1 ? " record" : " records");
    }

    static String bytes(long number) {
        double value = number;
        int unit = 0;
        while (value >= 1000 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? number + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    static String duration(Duration duration) {
        if (duration.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (duration.toHours() == 0) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return duration.toDays() < 2
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toDays() + " days";
    }
}
