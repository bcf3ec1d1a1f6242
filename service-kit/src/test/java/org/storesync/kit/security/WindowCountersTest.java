package org.storesync.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WindowCountersTest {
    private static final long TEN_O_CLOCK = 1_795_428_000_000L;

    @Test
    void countsWithinTheMinuteAndBeginsAnew() {
        WindowCounters counters = new WindowCounters(1024, 7);

        counters.add("a", TEN_O_CLOCK);
        counters.add("a", TEN_O_CLOCK + 59_999);

        assertThat(counters.count("a", TEN_O_CLOCK + 59_999)).isEqualTo(2);
        assertThat(counters.count("b", TEN_O_CLOCK)).isZero();
        assertThat(counters.count("a", TEN_O_CLOCK + 60_000)).isZero();
        counters.add("a", TEN_O_CLOCK + 60_000);
        assertThat(counters.count("a", TEN_O_CLOCK + 60_000)).isEqualTo(1);
        assertThat(WindowCounters.millisLeft(TEN_O_CLOCK + 59_000)).isEqualTo(1000);
    }

    @Test
    void spreadsKeysOverItsSlots() {
        WindowCounters counters = new WindowCounters(1 << 16, 42);
        for (int site = 1; site <= 1000; site++) {
            counters.add(site, TEN_O_CLOCK);
        }

        long shared = java.util.stream.IntStream.rangeClosed(1, 1000)
                .filter(site -> counters.count(site, TEN_O_CLOCK) > 1)
                .count();

        // 1,000 keys in 65,536 slots: some 15 share one by chance.
        assertThat(shared).isLessThan(60);
    }

    @Test
    void wantsAPowerOfTwo() {
        assertThatThrownBy(() -> new WindowCounters(1000, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
