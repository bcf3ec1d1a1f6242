package org.storesync.transfer.half.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D4, D5: what a pair does next, and when its half is the responding site's own. */
class PairTest {
    private static final Draft DRAFT = new Draft("half", "B", Map.of(), List.of());
    private static final Draft ELSEWHERE = new Draft("half", "C", Map.of(), List.of());

    private static Pair standing(PairState state, long version) {
        return new Pair(
                "S",
                "half",
                "B",
                state,
                null,
                new Push(version, version > 0 && state != PairState.DELETED, "mark", 0, false));
    }

    @DisplayName("D5: what is next, by what the source wants: this half, one in another store, none")
    @ParameterizedTest(name = "{0} at version {1}: {2}, {3}, {4}")
    @CsvSource({
        "MADE, 3, CHANGE, DELETE, DELETE",
        "DELETED, 3, MAKE, MAKE, NOTHING",
        "REFUSED, 0, MAKE, MAKE, NOTHING",
        "REFUSED, 3, CHANGE, DELETE, DELETE",
        "TAKEN_OVER, 3, NOTHING, NOTHING, NOTHING"
    })
    void next(PairState state, long version, Step same, Step elsewhere, Step none) {
        Pair pair = standing(state, version);

        assertThat(pair.next(DRAFT)).isEqualTo(same);
        assertThat(pair.next(ELSEWHERE)).isEqualTo(elsewhere);
        assertThat(pair.next(null)).isEqualTo(none);
        assertThat(pair.pushing(1).next(DRAFT)).isEqualTo(Step.LATER);
    }

    @DisplayName("D4: a half that is not as it was pushed is its site's")
    @ParameterizedTest(name = "{0} seen at version {1} with {2}: {3}")
    @CsvSource({
        "MADE, 3, mark, MADE",
        "MADE, 4, mark, MADE",
        "MADE, 3, other, MADE",
        "MADE, 4, other, TAKEN_OVER",
        "MADE, 4, '', TAKEN_OVER",
        "REFUSED, 4, mark, MADE",
        "REFUSED, 3, mark, REFUSED",
        "TAKEN_OVER, 9, mark, TAKEN_OVER"
    })
    void seen(PairState state, long version, String mark, PairState after) {
        assertThat(standing(state, 3).seen(version, mark).state()).isEqualTo(after);
    }

    @Test
    void aWithdrawnHalfIsSeenAsGone() {
        Pair deleted = standing(PairState.MADE, 3).deleted();

        assertThat(deleted.seen(4, Push.GONE).state()).isEqualTo(PairState.DELETED);
        assertThat(deleted.seen(5, "its site wants it").state()).isEqualTo(PairState.TAKEN_OVER);
    }

    @DisplayName("it is pushing until each change is answered, and due if its source changed meanwhile")
    @Test
    void countsAnswers() {
        Pair pushing = standing(PairState.MADE, 3).pushing(2);

        assertThat(pushing.shown()).isEqualTo(PairState.PUSHING);
        assertThat(pushing.answered().shown()).isEqualTo(PairState.PUSHING);
        assertThat(pushing.answered().answered().shown()).isEqualTo(PairState.MADE);
        assertThat(pushing.answered().answered().isDue()).isFalse();
        assertThat(pushing.dirtied().answered().isDue()).isFalse();
        assertThat(pushing.dirtied().answered().answered().isDue()).isTrue();
        assertThat(pushing.takenOver().shown()).isEqualTo(PairState.TAKEN_OVER);
    }

    @DisplayName("D4: nothing that is answered later takes a half back from its site")
    @Test
    void takenOverStays() {
        Pair taken = standing(PairState.MADE, 3).pushing(2).takenOver();

        assertThat(taken.accepted(4).refused("code").state()).isEqualTo(PairState.TAKEN_OVER);
        assertThat(taken.headerRefused("code").code()).isNull();
        assertThat(taken.seen(9, "mark").lineSeen().state()).isEqualTo(PairState.TAKEN_OVER);
    }

    @DisplayName("a line's quarantine ends with its row; another refusal does not")
    @ParameterizedTest
    @CsvSource({"parent-missing, MADE", "record-too-large, REFUSED"})
    void lineSeen(@Nullable String code, PairState after) {
        assertThat(standing(PairState.MADE, 3)
                        .refused(String.valueOf(code))
                        .lineSeen()
                        .state())
                .isEqualTo(after);
    }

    @DisplayName("refused on the tombstone it left: there is nothing to delete, it is made")
    @Test
    void refusedOnItsTombstone() {
        Pair refused = standing(PairState.MADE, 3)
                .deleted()
                .accepted(4)
                .made(ELSEWHERE, "new")
                .headerRefused("home-changed");

        assertThat(refused.next(DRAFT)).isEqualTo(Step.MAKE);
        assertThat(refused.next(null)).isEqualTo(Step.NOTHING);
        assertThat(refused.push().version()).isEqualTo(4);
    }

    @Test
    void statesHaveWireNames() {
        assertThat(PairState.TAKEN_OVER.wireName()).isEqualTo("taken-over");
        assertThat(PairState.ofWire("taken-over")).contains(PairState.TAKEN_OVER);
        assertThat(PairState.ofWire("TAKEN_OVER")).isEmpty();
    }
}
