package org.storesync.local.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizesTest {
    @Test
    void countsFilesInMillionsAndMemoryInPowersOfTwo() {
        assertThat(Sizes.file(1_250_000)).isEqualTo("1.3 MB");
        assertThat(Sizes.file(0)).isEqualTo("0.0 MB");
        assertThat(Sizes.memory(512L << 20)).isEqualTo("512 MB");
    }
}
