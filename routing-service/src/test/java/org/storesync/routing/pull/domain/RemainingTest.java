package org.storesync.routing.pull.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.StreamKind;
import org.storesync.routing.pull.domain.Cursor.Left;
import org.storesync.routing.record.domain.Epochs;

/** The figure between two counts (I11). */
class RemainingTest {
    private static final int EXACT_MAX = 10_000;

    @Test
    void subtractsWhatWasDeliveredAndAddsWhatCame() {
        Left before = new Left(50_000, 70_000, 3);

        assertThat(Remaining.estimate(before, true, 70_250, 3, 1_000, EXACT_MAX))
                .isEqualTo(49_250);
    }

    @Test
    void asksForACountWhereItCanNotTell() {
        Left before = new Left(50_000, 70_000, 3);

        assertThat(Remaining.estimate(Left.UNKNOWN, true, 70_000, 3, 0, EXACT_MAX))
                .isEqualTo(-1);
        assertThat(Remaining.estimate(before, false, 70_000, 3, 0, EXACT_MAX))
                .as("another epoch")
                .isEqualTo(-1);
        assertThat(Remaining.estimate(before, true, 70_000, 4, 0, EXACT_MAX))
                .as("other subscriptions")
                .isEqualTo(-1);
    }

    @Test
    void isCountedWithinTheExactRange() {
        assertThat(Remaining.estimate(new Left(10_001, 0, 3), true, 0, 3, 0, EXACT_MAX))
                .isEqualTo(10_001);
        assertThat(Remaining.estimate(new Left(10_001, 0, 3), true, 0, 3, 1, EXACT_MAX))
                .isEqualTo(-1);
        assertThat(Remaining.estimate(new Left(0, 0, 3), true, 0, 3, 0, EXACT_MAX))
                .isEqualTo(-1);
    }

    @Test
    void theFirstUseOfAHeadInAnEpochIsNoJump() {
        long epoch = 7;
        List<Source> before = List.of(source(1, 500, 0), source(2, 300, 0));
        List<Source> after = List.of(source(1, Epochs.base(epoch) + 2, epoch), source(2, 300, 0));

        assertThat(Remaining.heads(after, epoch) - Remaining.heads(before, epoch))
                .isEqualTo(2);
    }

    @DisplayName("the mark tells any two sets of live subscriptions apart that one site ever has")
    @Test
    void marksASetOfSubscriptions() {
        Random random = new Random(4);
        for (int life = 0; life < 50; life++) {
            Set<Integer> live = new TreeSet<>();
            Set<Set<Integer>> sets = new HashSet<>();
            Set<Long> marks = new HashSet<>();
            int next = 1;
            for (int step = 0; step < 200; step++) {
                if (live.isEmpty() || random.nextInt(3) > 0) {
                    live.add(next++);
                } else {
                    live.remove(List.copyOf(live).get(random.nextInt(live.size())));
                }
                sets.add(Set.copyOf(live));
                marks.add(Remaining.mark(
                        live.stream().map(number -> source(number, 1, 0)).toList()));
            }
            assertThat(marks).as("seed 4 life %d", life).hasSameSizeAs(sets);
        }
    }

    private static Source source(int subscription, long head, long headEpoch) {
        return new Source(subscription, subscription, StreamKind.STORE, "S", head, headEpoch, 0, 0, 0, 0, 0);
    }
}
