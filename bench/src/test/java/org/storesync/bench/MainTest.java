package org.storesync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    @DisplayName("claims-7 the bench complains as all commands do, and ends with 2 for wrong usage")
    void complainsInOneWay() {
        PrintStream before = System.err;
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run("--bogus")).isEqualTo(2);
            assertThat(Main.run("B99")).isEqualTo(2);
        } finally {
            System.setErr(before);
        }

        assertThat(complained.toString(StandardCharsets.UTF_8))
                .startsWith("storesync: there is no option '--bogus' here")
                .contains("\nTry './storesync bench --help'.\n")
                .contains("\nstoresync: no bench 'B99'; there are ");
    }
}
