package org.storesync.routing.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.routing.config.BudgetConfig;

class MemoryBudgetTest {
    private static final int MIB = 1 << 20;

    private final MemoryBudget budget = new MemoryBudget(
            new SmallRyeConfigBuilder()
                    .withMapping(BudgetConfig.class)
                    .withConverter(Duration.class, 500, text -> Duration.parse("PT" + text))
                    .withDefaultValue("sync.routing.budget.memory-bytes", String.valueOf(12 * MIB))
                    .withDefaultValue("sync.routing.budget.memory-wait", "0.02s")
                    .build()
                    .getConfigMapping(BudgetConfig.class),
            new SimpleMeterRegistry());

    @DisplayName("security-3 a page ends earlier when other answers hold the memory, and its first row always comes")
    @Test
    void pagesAreShorterWhenMemoryIsShort() {
        Drawn<Integer> alone = budget.read(8 * MIB, room -> rows(room, MIB / 4));
        assertThat(alone.value()).as("a sixth of the budget").isEqualTo(8);
        alone.share().close();

        MemoryShare other = budget.take(10 * MIB);
        Drawn<Integer> squeezed = budget.read(8 * MIB, room -> rows(room, MIB / 4));
        assertThat(squeezed.value()).isEqualTo(1);
        squeezed.share().close();
        other.close();
        assertThat(budget.used()).isZero();
    }

    @Test
    void aPageEndsAtTheBytesAskedFor() {
        assertThat(budget.read(1000, room -> rows(room, 400)).value()).isEqualTo(2);
        assertThat(budget.read(1, room -> rows(room, 400)).value()).isEqualTo(1);
    }

    @DisplayName("security-3 a row larger than the first share is waited for without a connection, then it comes")
    @Test
    void aLargeFirstRowBeginsAnew() {
        int[] begun = {0};
        Drawn<Integer> large = budget.read(8 * MIB, room -> {
            begun[0]++;
            return rows(room, 3 * MIB);
        });
        assertThat(large.value()).isEqualTo(1);
        assertThat(begun[0]).as("begun again with a larger share").isGreaterThan(1);
        large.share().close();
        assertThat(budget.used()).isZero();
    }

    @Test
    void answersThatThereIsNoRoomAndWhenToComeAgain() {
        try (MemoryShare all = budget.take(100 * MIB)) {
            assertThat(budget.used()).isEqualTo(12 * MIB);
            assertThat(all.grow(1)).isFalse();
            assertThatThrownBy(() -> budget.take(1)).isInstanceOfSatisfying(Problem.class, problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.ROUTING_UNAVAILABLE);
                assertThat(problem.retryAfter()).isNotNull();
            });
        }
        budget.take(1).close();
    }

    /** How many rows of a size fit. */
    private static int rows(Room room, int bytes) {
        int count = 0;
        while (room.fits(bytes)) {
            count++;
        }
        return count;
    }
}
