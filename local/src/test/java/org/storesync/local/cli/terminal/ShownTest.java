package org.storesync.local.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ShownTest {
    @Test
    @DisplayName("claims-7 times in the person's zone to the second")
    void tellsTimesInTheZone() {
        assertThat(Shown.time("2026-11-29T23:10:00.987Z", ZoneId.of("Asia/Dili")))
                .isEqualTo("2026-11-30 08:10:00");
        assertThat(Shown.time("-", ZoneId.of("Asia/Dili"))).isEqualTo("-");
    }

    @Test
    @DisplayName("claims-7 money with its decimals")
    void keepsTheDecimalsOfMoney() {
        assertThat(Shown.money("1200")).isEqualTo("1200.00");
        assertThat(Shown.money("0.12500")).isEqualTo("0.125");
        assertThat(Shown.money("1E+3")).isEqualTo("1000.00");
        assertThat(Shown.money("-")).isEqualTo("-");
    }

    @Test
    @DisplayName("claims-7 amounts that stand together have the same number of decimals")
    void alignsDecimals() {
        assertThat(Shown.money(List.of("1200", "0.12500", "-", "7.5")))
                .containsExactly("1200.000", "0.125", "-", "7.500");
        assertThat(Shown.money(List.of("3", "-"))).containsExactly("3.00", "-");
        assertThat(Shown.money(List.of())).isEmpty();
    }

    @Test
    @DisplayName("claims-7 red in colour, where a terminal has it")
    void showsAlarmsInRed() {
        Table table = new Table("site", "state")
                .row("a", "active")
                .row("b", "suspended")
                .alarm(true);

        assertThat(table.text(true)).isEqualTo("site  state\na     active\n" + Terminal.red("b     suspended") + "\n");
        assertThat(table.text(false)).doesNotContain("\u001b");
    }
}
