package org.storesync.reporting.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1"})
    void textIsNeverAFormula(String text) {
        assertThat(CsvText.text(text)).isEqualTo("'" + text);
    }

    @Test
    @DisplayName("security-14 what would act in a file or on a terminal is shown as its number")
    void nothingActs() {
        assertThat(CsvText.text("\u001b[31mred\r=1")).isEqualTo("\\u001b[31mred\\u000d=1");
    }

    @Test
    void otherTextStaysAsItIs() {
        assertThat(CsvText.text("a=1")).isEqualTo("a=1");
        assertThat(CsvText.text("")).isEmpty();
        assertThat(CsvText.text(null)).isEmpty();
        assertThat(CsvText.text(7L)).isEqualTo("7");
    }

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
        assertThat(CsvText.number(number)).isEqualTo(text);
    }

    @Test
    void quotesWhatNeedsIt() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        CsvText csv = new CsvText(out, false, List.of("a", "b"));
        csv.line(List.of("one, \"two\"", "d\u00e9j\u00e0\nvu"));
        csv.end();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("a,b\r\n\"one, \"\"two\"\"\",\"d\u00e9j\u00e0\nvu\"\r\n");
    }
}
