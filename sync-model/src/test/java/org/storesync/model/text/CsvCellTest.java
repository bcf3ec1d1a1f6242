package org.storesync.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {
    @ParameterizedTest
    @DisplayName("security-14 text is never a formula, and is read as it was")
    @ValueSource(strings = {"=1+1", "+000 2100", "-1", "@SUM(A1)", "\t=1", "\n=1", "\r\n=1", "'=1", "''", "''t Hof"})
    void textIsNeverAFormula(String text) {
        assertThat(CsvCell.text(text)).isEqualTo("'" + text);
        assertThat(CsvCell.unguarded(CsvCell.text(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "it's", "'", "'t Hof", "'quoted'", "d\u00e9j\u00e0\nvu"})
    void otherTextStaysAsItIs(String text) {
        assertThat(CsvCell.text(text)).isEqualTo(text);
        assertThat(CsvCell.unguarded(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("security-14 what would act in a file or on a terminal is shown as its number")
    void nothingActs() {
        assertThat(CsvCell.text("\u001b[31mred\r=1")).isEqualTo("\\u001b[31mred\\u000d=1");
        assertThat(CsvCell.line("=a\nb")).isEqualTo("'=a\\u000ab");
    }

    @Test
    void otherValuesAreTheirText() {
        assertThat(CsvCell.text(null)).isEmpty();
        assertThat(CsvCell.text(true)).isEqualTo("true");
        assertThat(CsvCell.number(-1L)).isEqualTo("-1");
        assertThat(CsvCell.number(null)).isEmpty();
    }
}
