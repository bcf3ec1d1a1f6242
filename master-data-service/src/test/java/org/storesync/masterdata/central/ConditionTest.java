package org.storesync.masterdata.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.storesync.kit.problem.Problem;

class ConditionTest {
    @Test
    void holdsForTheVersionsItNames() {
        Condition condition = Condition.required("\"3\", W/\"5\"", null);

        assertThat(condition.holds(3)).isTrue();
        assertThat(condition.holds(5)).isTrue();
        assertThat(condition.holds(4)).isFalse();
        assertThat(Condition.required("*", null).holds(4)).isTrue();
    }

    @Test
    void holdsForNoVersionWhereTheRecordShallBeNew() {
        Condition condition = Condition.required(null, "*");

        assertThat(condition.absent()).isTrue();
        assertThat(condition.holds(0)).isFalse();
    }

    @Test
    void matchesNothingWithATagThatIsNotOurs() {
        for (String tag : new String[] {"3", "\"\"", "\"x\"", "", "\"3", "W/"}) {
            assertThat(Condition.required(tag, null).holds(3)).as(tag).isFalse();
            assertThat(Condition.known(tag, 3)).as(tag).isFalse();
        }
    }

    @Test
    void isRequiredForAWrite() {
        assertThatThrownBy(() -> Condition.required(null, null)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Condition.required(null, "\"1\"")).isInstanceOf(Problem.class);
        assertThat(Condition.of(null).holds(9)).isTrue();
    }

    @Test
    void knowsWhatACallerHasRead() {
        assertThat(Condition.known("\"3\"", 3)).isTrue();
        assertThat(Condition.known("*", 3)).isTrue();
        assertThat(Condition.known(null, 3)).isFalse();
        assertThat(Condition.etag(3)).isEqualTo("\"3\"");
    }
}
