package org.storesync.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.kit.problem.Problem;

class PageOfTest {
    private static final PageLimit LIMIT = new PageLimit(100, 500);

    private static PageOf<Integer> page(int limit, String... oneMore) {
        return PageOf.from(List.of(oneMore), limit, Cursor::of, String::length);
    }

    @Test
    void goesOnBehindItsLastRowWhileThereIsMore() {
        assertThat(page(2, "a", "bb", "ccc")).isEqualTo(new PageOf<>(List.of(1, 2), Cursor.of("bb")));
        assertThat(page(2, "a", "bb")).isEqualTo(new PageOf<>(List.of(1, 2), null));
        assertThat(page(2)).isEqualTo(new PageOf<>(List.of(), null));
    }

    @Test
    void takesItsLimitsThemselves() {
        assertThat(LIMIT.of(1)).isEqualTo(1);
        assertThat(LIMIT.of("500")).isEqualTo(500);
        assertThat(LIMIT.of((String) null)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "501", "-1", "many", "99999999999", ""})
    void refusesWhatIsBeyondThem(String asked) {
        assertThatThrownBy(() -> LIMIT.of(asked)).isInstanceOf(Problem.class).hasMessageContaining("from 1 to 500");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 501, -1})
    void refusesNumbersBeyondThem(int asked) {
        assertThatThrownBy(() -> LIMIT.of(asked)).isInstanceOf(Problem.class).hasMessageContaining("from 1 to 500");
    }
}
