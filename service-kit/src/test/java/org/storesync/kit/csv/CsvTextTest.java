package org.storesync.kit.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTextTest {
    @Test
    void quotesWhatNeedsIt() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();

        CsvText csv = new CsvText(text, false);
        csv.line(List.of("a", "b"));
        csv.line(List.of("one, \"two\"", "d\u00e9j\u00e0\nvu"));
        csv.line(List.of("", "\r", ""));
        csv.end();

        assertThat(text.toString(StandardCharsets.UTF_8))
                .isEqualTo("a,b\r\n\"one, \"\"two\"\"\",\"d\u00e9j\u00e0\nvu\"\r\n,\"\r\",\r\n");
    }

    @Test
    void beginsWithAMarkIfAsked() {
        assertThat(file(true)).isEqualTo("\uFEFF\u00e9\r\n");
        assertThat(file(false)).isEqualTo("\u00e9\r\n");
    }

    private static String file(boolean mark) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvText csv = new CsvText(out, mark);
        csv.line(List.of("\u00e9"));
        csv.end();
        return out.toString(StandardCharsets.UTF_8);
    }
}
