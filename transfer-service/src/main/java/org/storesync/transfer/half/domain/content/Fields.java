package org.storesync.transfer.half.domain.content;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.model.WireLimits;

/**
 * The fields of a body, read leniently, because sites send odd bodies. A field that is missing, has another type, or is out of range counts
 * as absent.
 */
public record Fields(Map<String, @Nullable Object> all) {
    private static final int DATE_LENGTH = 10;

    public Fields {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /** The text of a field; empty for none. */
    public String text(String field) {
        return all.get(field) instanceof String text ? text : "";
    }

    /** The text of a field if it can be a record's id; empty for none. */
    public String id(String field) {
        String text = text(field);
        return text.length() <= WireLimits.ID_BYTES
                        && text.getBytes(StandardCharsets.UTF_8).length <= WireLimits.ID_BYTES
                ? text
                : "";
    }

    /** The date of a field, also if a time follows it; empty for none and for 0000-00-00. */
    public Optional<LocalDate> date(String field) {
        String text = text(field);
        try {
            return text.length() < DATE_LENGTH
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(text.substring(0, DATE_LENGTH)))
                            .filter(date -> date.getYear() > 0);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The number of a field as it is written; null for none. */
    public @Nullable BigDecimal number(String field) {
        BigDecimal number = switch (all.get(field)) {
            case Integer whole -> BigDecimal.valueOf(whole);
            case Long whole -> BigDecimal.valueOf(whole);
            case BigInteger whole -> new BigDecimal(whole);
            case BigDecimal decimal -> decimal;
            case null, default -> null;
        };
        boolean reasonable = number != null
                && number.precision() <= WireLimits.NUMBER_DIGITS
                && Math.abs(number.scale()) <= WireLimits.NUMBER_DIGITS;
        return reasonable ? number : null;
    }

    /** An object in the body, as fields; without fields if there is none. */
    public Fields part(String field) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        if (all.get(field) instanceof Map<?, ?> object) {
            object.forEach((key, value) -> part.put(String.valueOf(key), value));
        }
        return new Fields(part);
    }
}
