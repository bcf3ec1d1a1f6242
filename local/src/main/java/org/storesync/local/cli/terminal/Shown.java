package org.storesync.local.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Fields of answers as people read them: times in their zone to the second, money with its decimals. */
public final class Shown {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int MONEY_DECIMALS = 2;

    private Shown() {}

    /** A field's text; {@link Table#NONE} if there is none. */
    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String text = value.asText("");
        return value.isNull() || text.isEmpty() ? Table.NONE : text;
    }

    /** A field that holds a time. */
    public static String time(JsonNode node, String field) {
        return time(text(node, field), ZoneId.systemDefault());
    }

    /** An RFC 3339 time in the person's zone. Other text stays as it is. */
    static String time(String text, ZoneId zone) {
        try {
            return TIME.format(Instant.parse(text).atZone(zone));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** An amount with at least two decimals, or with as many as it has. */
    public static String money(String text) {
        return money(List.of(text)).getFirst();
    }

    /** Amounts of one column: all get the same number of decimals, at least two. Text that is no amount stays as it is. */
    public static List<String> money(List<String> texts) {
        int decimals = texts.stream()
                .flatMap(text -> amount(text).stream())
                .mapToInt(BigDecimal::scale)
                .reduce(MONEY_DECIMALS, Math::max);
        return texts.stream()
                .map(text -> amount(text)
                        .map(amount -> amount.setScale(decimals, RoundingMode.UNNECESSARY)
                                .toPlainString())
                        .orElse(text))
                .toList();
    }

    private static Optional<BigDecimal> amount(String text) {
        try {
            return Optional.of(new BigDecimal(text).stripTrailingZeros());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
