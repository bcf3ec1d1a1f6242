package org.storesync.system.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeptTest {
    @Test
    void givesBackWhatItWasGiven() {
        List<String> texts = List.of("", "{\"a\":1}", "naïve Кириллица 漢字 😷", "x".repeat(100_000));
        List<Kept> kept = texts.stream().map(Kept::of).toList();

        for (int i = 0; i < texts.size(); i++) {
            assertThat(kept.get(i).text()).isEqualTo(texts.get(i));
            assertThat(kept.get(i).is(texts.get(i))).isTrue();
            assertThat(kept.get(i).is(texts.get(i) + "b")).isFalse();
        }
        assertThat(kept.get(1)).isEqualTo(Kept.passing("{\"a\":1}")).isNotEqualTo(Kept.of("{\"a\":2}"));
        // These two have one hash as strings.
        assertThat(Kept.of("Aa").is("BB")).isFalse();
    }
}
