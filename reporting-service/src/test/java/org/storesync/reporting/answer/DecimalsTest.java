package org.storesync.reporting.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.000, 0",
        "0E+9, 0",
        "1.50, 1.5",
        "-3.00, -3",
        "1E+3, 1000",
        "1E-7, 0.0000001",
        "123456789012345678901234567890.10, 123456789012345678901234567890.1"
    })
    void numbersArePlainAndExact(BigDecimal number, String text) {
        assertThat(Decimals.cell(number)).isEqualTo(text);
    }

    @Test
    void noNumberIsAnEmptyCell() {
        assertThat(Decimals.cell(null)).isEmpty();
    }
}
