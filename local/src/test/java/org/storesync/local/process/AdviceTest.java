package org.storesync.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AdviceTest {
    private static final Path HERE = Path.of(".");

    @Test
    void knowsAProcessThatHadNoMemoryLeft() {
        assertThat(Advice.on("Terminating due to java.lang.OutOfMemoryError: Java heap space", HERE))
                .hasValueSatisfying(advice -> assertThat(advice).contains("memory"));
    }

    @Test
    void blamesNoMemoryForAnOptionThatIsPrinted() {
        assertThat(Advice.on("NOTE: Picked up JDK_JAVA_OPTIONS: -XX:+ExitOnOutOfMemoryError", HERE))
                .isEmpty();
    }
}
