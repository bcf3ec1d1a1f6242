package org.storesync.kit.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0b5c3f4e-19aa-4a6f-9d5d-6d5f2a3b4c5d", "A.b_C-9"})
    void takesWellFormedIds(String id) {
        assertThat(RequestId.wellFormed(id)).isTrue();
        assertThat(RequestId.wellFormed("x".repeat(64))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "ä", "<script>", "a\"b"})
    void refusesWhatCouldForgeALogLine(String id) {
        assertThat(RequestId.wellFormed(id)).isFalse();
        assertThat(RequestId.wellFormed("x".repeat(65))).isFalse();
    }
}
