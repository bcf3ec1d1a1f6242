package org.storesync.transfer.half.domain.content;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares values of two bodies: empty, null and absent are equal, and numbers are compared by value, however they are written. */
final class Values {
    private Values() {}

    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (isEmpty(one) || isEmpty(other)) {
            return isEmpty(one) && isEmpty(other);
        }
        BigDecimal number = number(one);
        BigDecimal otherNumber = number(other);
        return number != null && otherNumber != null ? number.compareTo(otherNumber) == 0 : Objects.equals(one, other);
    }

    static boolean isEmpty(@Nullable Object value) {
        return value == null || "".equals(value);
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        return switch (value) {
            case Integer whole -> BigDecimal.valueOf(whole);
            case Long whole -> BigDecimal.valueOf(whole);
            case BigInteger whole -> new BigDecimal(whole);
            case BigDecimal decimal -> decimal;
            case null, default -> null;
        };
    }
}
