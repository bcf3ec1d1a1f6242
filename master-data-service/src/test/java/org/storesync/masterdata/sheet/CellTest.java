package org.storesync.masterdata.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.central.Bodies;
import org.storesync.masterdata.central.Templates;
import org.storesync.model.text.CsvCell;

class CellTest {
    @Test
    void readsWhatItWrote() {
        assertThat(again(new Cell.Text(10), "vial")).isEqualTo("vial");
        assertThat(again(new Cell.Choice(List.of("V", "E")), "E")).isEqualTo("E");
        assertThat(again(new Cell.Amount(), "0.00005")).isEqualTo("0.00005");
        assertThat(again(new Cell.Amount(), "100.0")).isEqualTo("100");
        assertThat(again(new Cell.Count(), "007")).isEqualTo("7");
        assertThat(again(new Cell.Flag(), "TRUE")).isEqualTo("yes");
        assertThat(again(new Cell.Flag(), "0")).isEqualTo("no");
        assertThat(again(new Cell.Day(), "2026-11-28")).isEqualTo("2026-11-28");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(wrong(new Cell.Text(3), "vial")).contains("3 characters");
        assertThat(wrong(new Cell.Text(9), "a\nb")).contains("invisible");
        assertThat(wrong(new Cell.Choice(List.of("V", "E")), "v")).contains("V, E");
        for (String text : List.of("1,5", "-1", "1e3", "ten", ".5", "1234567890123")) {
            assertThat(wrong(new Cell.Amount(), text)).as(text).contains("number");
        }
        assertThat(wrong(new Cell.Count(), "1.5")).contains("whole");
        assertThat(wrong(new Cell.Flag(), "maybe")).contains("yes or no");
        assertThat(wrong(new Cell.Day(), "28.11.2026")).contains("date");
    }

    @Test
    @DisplayName("security-14 text is written as it can't act, and read as it was")
    void guardsText() {
        for (String text : List.of("=1+1", "+000 2100", "-5", "@x", "'quoted'", "''t Hof", "plain", "it's")) {
            String cell = again(new Cell.Text(20), text);
            assertThat(cell)
                    .doesNotStartWith("=")
                    .doesNotStartWith("+")
                    .doesNotStartWith("-")
                    .doesNotStartWith("@");
            assertThat(CsvCell.unguarded(cell)).isEqualTo(text);
        }
        assertThat(new Cell.Text(9).write(Bodies.empty().put("f", "a\u001b[1m"), "f"))
                .isEqualTo("a\\u001b[1m");
        assertThat(new Cell.Choice(List.of()).write(Bodies.empty().put("f", "=V"), "f"))
                .isEqualTo("'=V");
    }

    @Test
    void everySheetHasItsKeyAndItsFieldsInTheTemplate() {
        for (Sheet sheet : Sheet.values()) {
            assertThat(sheet.keyColumns()).isNotEmpty().allMatch(Column::required);
            assertThat(sheet.columns().getLast().name()).isEqualTo("id");
            assertThat(sheet.columns())
                    .allMatch(
                            column -> Templates.of(sheet.kind()).has(column.field()),
                            sheet + " fields of the template");
            assertThat(Sheet.ofWire(sheet.wireName())).contains(sheet);
        }
        assertThat(Arrays.stream(Sheet.values()).map(Sheet::kind)).doesNotHaveDuplicates();
    }

    private static String again(Cell cell, String text) {
        ObjectNode body = Bodies.empty();
        assertThat(cell.read(text, body, "f")).isEmpty();
        return cell.write(body, "f");
    }

    private static String wrong(Cell cell, String text) {
        ObjectNode body = Bodies.empty();
        String wrong = cell.read(text, body, "f");
        assertThat(body.isEmpty()).isTrue();
        return wrong;
    }
}
