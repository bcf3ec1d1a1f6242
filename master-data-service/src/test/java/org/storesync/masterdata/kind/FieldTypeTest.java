package org.storesync.masterdata.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.body.Bodies;
import org.storesync.model.text.CsvCell;

class FieldTypeTest {
    @Test
    void readsWhatItWrote() {
        assertThat(again(new TextType(10), "vial")).isEqualTo("vial");
        assertThat(again(new ChoiceType(List.of("V", "E")), "E")).isEqualTo("E");
        assertThat(again(NumberType.AMOUNT, "0.00005")).isEqualTo("0.00005");
        assertThat(again(NumberType.AMOUNT, "100.0")).isEqualTo("100");
        assertThat(again(new CountType(), "007")).isEqualTo("7");
        assertThat(again(new FlagType(false), "TRUE")).isEqualTo("yes");
        assertThat(again(new FlagType(false), "0")).isEqualTo("no");
        assertThat(again(new DayType(), "2026-11-28")).isEqualTo("2026-11-28");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(wrong(new TextType(3), "vial")).contains("3 characters");
        assertThat(wrong(new TextType(9), "a\nb")).contains("invisible");
        assertThat(wrong(new ChoiceType(List.of("V", "E")), "v")).contains("V, E");
        for (String text : List.of("1,5", "-1", "1e3", "ten", ".5", "1234567890123")) {
            assertThat(wrong(NumberType.AMOUNT, text)).as(text).contains("number");
        }
        assertThat(wrong(new CountType(), "1.5")).contains("whole");
        assertThat(wrong(new FlagType(false), "maybe")).contains("yes or no");
        assertThat(wrong(new DayType(), "28.11.2026")).contains("date");
    }

    @Test
    void takesSignsOnlyWhereTheyHaveASense() {
        assertThat(again(NumberType.SIGNED, "-2.50")).isEqualTo("-2.5");
        assertThat(wrong(NumberType.SIGNED, "--2")).contains("number");
        assertThat(again(NumberType.POSITIVE, "0.5")).isEqualTo("0.5");
        assertThat(wrong(NumberType.POSITIVE, "0.0")).contains("more than 0");
        assertThat(wrong(NumberType.POSITIVE, "-1")).contains("number");
    }

    @Test
    @DisplayName("security-14 text is written as it can't act, and read as it was")
    void guardsText() {
        for (String text : List.of("=1+1", "+000 2100", "-5", "@x", "'quoted'", "''t Hof", "plain", "it's")) {
            String cell = again(new TextType(20), text);
            assertThat(cell)
                    .doesNotStartWith("=")
                    .doesNotStartWith("+")
                    .doesNotStartWith("-")
                    .doesNotStartWith("@");
            assertThat(CsvCell.unguarded(cell)).isEqualTo(text);
        }
        assertThat(new TextType(9).writeCell(Bodies.empty().put("f", "a\u001b[1m"), "f"))
                .isEqualTo("a\\u001b[1m");
        assertThat(new ChoiceType(List.of()).writeCell(Bodies.empty().put("f", "=V"), "f"))
                .isEqualTo("'=V");
    }

    private static String again(FieldType type, String text) {
        ObjectNode body = Bodies.empty();
        assertThat(type.readCell(text, body, "f")).isEmpty();
        return type.writeCell(body, "f");
    }

    private static String wrong(FieldType type, String text) {
        ObjectNode body = Bodies.empty();
        String wrong = type.readCell(text, body, "f");
        assertThat(body.isEmpty()).isTrue();
        return wrong;
    }
}
