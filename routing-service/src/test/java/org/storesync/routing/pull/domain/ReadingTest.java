package org.storesync.routing.pull.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.storesync.model.StreamKind;
import org.storesync.routing.pull.domain.Cursor.Entry;

/** Where the reading of a stream goes on (design: Ends, Cursor). */
class ReadingTest {

    @Test
    void beginsFromTheBeginningWithoutAnEntry() {
        assertThat(Reading.of(source(90, 0), null)).isEqualTo(new Reading(source(90, 0), 0, 0, 90, true));
        assertThat(Reading.of(source(90, 40), null)).isEqualTo(new Reading(source(90, 40), 0, 40, 90, true));
    }

    @Test
    void goesOnWhereTheCursorStands() {
        Reading reading = Reading.of(source(90, 40), new Entry(50, 0, 70, false));

        assertThat(reading).isEqualTo(new Reading(source(90, 40), 50, 0, 70, false));
        assertThat(reading.behind()).isTrue();
    }

    @Test
    void readsAnewWhereTombstonesMayBeGone() {
        assertThat(Reading.of(source(90, 40), new Entry(39, 0, 0, true)).begins())
                .isTrue();
        assertThat(Reading.of(source(90, 40), new Entry(40, 0, 0, true)).begins())
                .isFalse();
        assertThat(Reading.of(source(90, 40), new Entry(10, 30, 80, false)).begins())
                .as("the floor rose during its load")
                .isTrue();
    }

    @Test
    void aLoadThatBeganAtThisFloorGoesOn() {
        Reading reading = Reading.of(source(90, 40), new Entry(10, 40, 80, false));

        assertThat(reading).isEqualTo(new Reading(source(90, 40), 10, 40, 80, false));
    }

    @Test
    void isNotBehindAtTheHeadNorAboveIt() {
        assertThat(Reading.of(source(90, 0), new Entry(90, 0, 0, true)).behind())
                .isFalse();
        assertThat(Reading.of(source(90, 0), new Entry(91, 0, 0, true)).behind())
                .isFalse();
        assertThat(Reading.of(source(90, 0), new Entry(89, 0, 0, true)).behind())
                .isTrue();
    }

    private static Source source(long head, long floor) {
        return new Source(1, 5, StreamKind.STORE, "S", head, 0, floor, 0, 0, 0, 0);
    }
}
