package org.storesync.routing.site.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.model.site.SyncVerdict.Verdict;

/** How a sync goes on, from the two memories of one lane (docs/protocol.md, Beginning a sync). */
class SyncBeginTest {

    @DisplayName("I4, I12: a lost answer, a restored machine, a restored central")
    @ParameterizedTest(name = "site {0} in doubt {1}, central {2} last {3}: {4}")
    @CsvSource(
            nullValues = "-",
            value = {
                "0, -, 0, -, CONTINUE",
                "120, -, 120, L, CONTINUE",
                "120, U, 120, L, CONTINUE",
                "120, L, 140, L, CONTINUE",
                "120, L, 120, L, CONTINUE",
                "120, -, 140, L, ROLLED_BACK",
                "120, U, 140, L, ROLLED_BACK",
                "0, -, 500, L, ROLLED_BACK",
                "499, U, 500, L, ROLLED_BACK",
                "120, -, 119, L, RESEND",
                "120, U, 119, L, RESEND",
                "120, -, 0, -, RESEND"
            })
    void judges(long lastAnswered, @Nullable String inDoubt, long highSeq, @Nullable String last, Verdict expected) {
        assertThat(SyncBegin.judge(lastAnswered, id(inDoubt), highSeq, id(last)))
                .isEqualTo(expected);
    }

    @DisplayName("I12, field-cloned: an installation takes over once; one whose place was taken does not come back")
    @Test
    void takesOverOnce() {
        LaneState lane = new LaneState(new UUID(0, 1), 140, id("L"));

        assertThat(SyncBegin.of(null, false, 0, null)).isEqualTo(new Beginning.TakesOver());
        assertThat(SyncBegin.of(null, true, 0, null)).isEqualTo(new Beginning.Retired());
        assertThat(SyncBegin.of(lane, false, 120, id("L"))).isEqualTo(new Beginning.Continues(Verdict.CONTINUE, lane));
        assertThat(SyncBegin.of(lane, false, 120, null)).isEqualTo(new Beginning.Continues(Verdict.ROLLED_BACK, lane));
    }

    private static @Nullable UUID id(@Nullable String name) {
        return name == null ? null : new UUID(0, name.charAt(0));
    }
}
