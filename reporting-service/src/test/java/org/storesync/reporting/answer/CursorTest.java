package org.storesync.reporting.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.kit.problem.Problem;

class CursorTest {
    @Test
    void givesItsKeysBack() {
        List<String> keys = List.of("", "a b/c", "d\u00e9j\u00e0 \ud83d\ude00", "");

        assertThat(Cursor.keys(Cursor.of(keys))).isEqualTo(keys);
        assertThat(Cursor.of(keys)).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%%", "a", "_w", "a b"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Cursor.keys(text)).isInstanceOf(Problem.class).hasMessageContaining("cursor");
    }
}
