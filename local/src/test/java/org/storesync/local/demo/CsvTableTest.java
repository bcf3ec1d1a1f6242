package org.storesync.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
    @Test
    void readsQuotedFieldsWithCommasQuotesAndLineBreaks() {
        List<CsvTable.Row> rows = CsvTable.parse("t.csv", "a,b\n\"1,5\",\"say \"\"no\"\"\"\r\n\"two\nlines\",\n");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).text("a")).isEqualTo("1,5");
        assertThat(rows.get(0).text("b")).isEqualTo("say \"no\"");
        assertThat(rows.get(1).text("a")).isEqualTo("two\nlines");
        assertThat(rows.get(1).text("b")).isEmpty();
    }

    @Test
    void readsALastLineWithoutLineBreak() {
        List<CsvTable.Row> rows = CsvTable.parse("t.csv", "a,b\n1,yes");

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().whole("a")).isEqualTo(1);
        assertThat(rows.getFirst().yes("b")).isTrue();
    }

    @Test
    void namesTheFileAndWhatIsWrongWithIt() {
        assertThatThrownBy(() -> CsvTable.parse("t.csv", "a,b\n1\n"))
                .hasMessage("t.csv: a row has 1 fields, the header 2: [1]");
        assertThatThrownBy(
                        () -> CsvTable.parse("t.csv", "a\nmaybe\n").getFirst().yes("a"))
                .hasMessage("t.csv: a is yes or no, in [maybe]");
        assertThatThrownBy(() -> CsvTable.parse("t.csv", "a\n1\n").getFirst().text("b"))
                .hasMessage("t.csv: no column 'b', only [a]");
        assertThatThrownBy(() -> CsvTable.parse("t.csv", "")).hasMessage("t.csv: no header line");
    }
}
