package org.storesync.local.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsColumnsAndLeavesNoTrailingBlanks() {
        Table table = new Table("what", "url", "health")
                .row("gateway-1", "http://127.0.0.1:18000", "ok")
                .row("pg", "-", "dead");

        assertThat(table).hasToString("""
            what       url                     health
            gateway-1  http://127.0.0.1:18000  ok
            pg         -                       dead
            """);
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatThrownBy(() -> new Table("one").row("1", "2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsTimesInSecondsAndLongOnesInMinutes() {
        assertThat(Console.time(Duration.ofMillis(1_234))).isEqualTo("1.2 s");
        assertThat(Console.time(Duration.ofSeconds(99))).isEqualTo("99.0 s");
        assertThat(Console.time(Duration.ofSeconds(130))).isEqualTo("2 min 10 s");
    }
}
