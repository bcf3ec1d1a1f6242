package org.storesync.reporting.answer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimals as text: exact, without exponent and without zeros that say nothing. */
public final class Decimals {
    private Decimals() {}

    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** As a cell of CSV; empty for none. */
    public static String cell(@Nullable BigDecimal value) {
        return value == null ? "" : plain(value);
    }
}
