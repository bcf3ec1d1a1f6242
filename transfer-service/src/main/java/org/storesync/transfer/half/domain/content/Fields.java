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

/** The fields of a body, read leniently, for sites send odd ones: what is missing, of another type or beyond reason is not there. */
public record Fields(Map<String, @Nullable Object> all) {
    private static final int DATE_LENGTH = 10;

    public Fields {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    /** Empty for none. */
    public String text(String field) {
        return all.get(field) instanceof String text ? text : "";
    }

    /** A text that can be a record's id; empty for none. */
    public String id(String field) {
        String text = text(field);
        return text.length() <= WireLimits.ID_BYTES
                        && text.getBytes(StandardCharsets.UTF_8).length <= WireLimits.ID_BYTES
                ? text
                : "";
    }

    /** A date, also one with a time behind it; empty for none and for 0000-00-00. */
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

    /** A number as it is written; null for none. */
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

    /** An object in the body, as fields; without fields where there is none. */
    public Fields part(String field) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        if (all.get(field) instanceof Map<?, ?> object) {
            object.forEach((key, value) -> part.put(String.valueOf(key), value));
        }
        return new Fields(part);
    }
}
