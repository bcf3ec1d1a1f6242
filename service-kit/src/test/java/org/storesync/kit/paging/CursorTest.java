package org.storesync.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;

class CursorTest {
    private static final Instant TIME = Instant.parse("2026-11-29T10:00:00.000001Z");

    private record Place(Instant at, String writer, long seq, int site) {}

    private static Place place(Keys keys) {
        return new Place(keys.time(), keys.text(), keys.longNumber(), keys.number());
    }

    @Test
    void givesItsKeysBack() {
        List<String> keys = List.of("", "a b/c", "d\u00e9j\u00e0 \ud83d\ude00", "");

        assertThat(Cursor.read(Cursor.of(keys), Keys::rest)).isEqualTo(keys);
        assertThat(Cursor.of(keys)).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.read(Cursor.of(TIME, "site/7/0", 1L << 40, 7), CursorTest::place))
                .isEqualTo(new Place(TIME, "site/7/0", 1L << 40, 7));
    }

    @Test
    void isNoPlaceWhereNoneIsGiven() {
        assertThat(Cursor.<List<String>>read(null, Keys::rest)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "a", "_w", "a b", "YR", "YQ=="})
    void refusesWhatItDidNotWrite(String text) {
        assertThatThrownBy(() -> Cursor.read(text, Keys::rest))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_REQUEST))
                .hasMessageContaining("cursor");
    }

    @DisplayName(
            "keys too few, too many, of another kind, or times the database does not take, are those of another list")
    @Test
    void refusesKeysOfAnotherList() {
        for (String foreign : List.of(
                Cursor.of(TIME, "w", 1),
                Cursor.of(TIME, "w", 1, 2, 3),
                Cursor.of("yesterday", "w", 1, 2),
                Cursor.of("+1000000000-12-31T23:59:59Z", "w", 1, 2),
                Cursor.of("9999-01-01T00:00:00Z", "w", 1, 2),
                Cursor.of("1969-12-31T23:59:59Z", "w", 1, 2),
                Cursor.of(TIME, "w", "x", 2),
                Cursor.of(TIME, "w", 1, 1L << 40))) {
            assertThatThrownBy(() -> Cursor.read("after", foreign, CursorTest::place))
                    .as(foreign)
                    .isInstanceOf(Problem.class)
                    .hasMessageStartingWith("after: ");
        }
    }
}
