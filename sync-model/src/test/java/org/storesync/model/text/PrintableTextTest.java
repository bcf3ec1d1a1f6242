package org.storesync.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PrintableTextTest {
    @DisplayName("security-14 what steers a terminal is shown as an escape; letters of all scripts stay")
    @Test
    void escapesWhatSteers() {
        assertThat(PrintableText.of("a\u001b[31mb\r\n\t\u0007\u007f\u009b\u202e\u2066\u2028"))
                .isEqualTo("a\\u001b[31mb\\u000d\\u000a\\u0009\\u0007\\u007f\\u009b\\u202e\\u2066\\u2028");
        assertThat(PrintableText.of("Étui می\u200Cخواهم 😀")).isEqualTo("Étui می\u200Cخواهم 😀");
        assertThat(PrintableText.of("Paracétamol 500 mg \u0627\u0644\u0639 ไทย 💊"))
                .isEqualTo("Paracétamol 500 mg \u0627\u0644\u0639 ไทย 💊");
    }

    @DisplayName("security-14 lines may stay lines")
    @Test
    void keepsLinesWhereTheyAreWanted() {
        assertThat(PrintableText.lines("a\nb\r\nc\td")).isEqualTo("a\nb\r\nc\td");
        assertThat(PrintableText.lines("a\rb\u0007")).isEqualTo("a\\u000db\\u0007");
    }
}
