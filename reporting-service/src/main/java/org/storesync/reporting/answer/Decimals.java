package org.storesync.reporting.answer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimals as exact text, without an exponent and without useless zeros. */
public final class Decimals {
    private Decimals() {}

    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** The decimal as a cell of CSV; empty for none. */
    public static String cell(@Nullable BigDecimal value) {
        return value == null ? "" : plain(value);
    }
}
