package org.storesync.reporting.contact.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.reporting.contact.domain.Ending.Reason;

class EndingTest {
    private static final Instant SINCE = Instant.parse("2026-11-24T10:00:00Z");

    @DisplayName(
            "C1 C3: what central has of a store ends if central does not collect it, or leaves its transactions out")
    @Test
    void endsWhereCentralTakesNoStock() {
        assertThat(Ending.of(true, true, null)).isEmpty();
        assertThat(Ending.of(false, true, null)).contains(new Ending(Reason.NOT_COLLECTED, null));
        assertThat(Ending.of(true, false, SINCE)).contains(new Ending(Reason.TRANSACTIONS_LEFT_OUT, SINCE));
        assertThat(Ending.of(true, false, null)).contains(new Ending(Reason.TRANSACTIONS_LEFT_OUT, null));
    }

    @DisplayName(
            "C1 C3: a store that is not collected is that first, and its figures are still no newer than its last transactions")
    @Test
    void saysTheReasonThatIsMendedFirst() {
        assertThat(Ending.of(false, false, SINCE)).contains(new Ending(Reason.NOT_COLLECTED, SINCE));
    }

    @DisplayName("C3: a time from before counts for nothing while transactions come")
    @Test
    void forgetsATimeFromBefore() {
        assertThat(Ending.of(true, true, SINCE)).isEmpty();
        assertThat(Ending.of(false, true, SINCE)).contains(new Ending(Reason.NOT_COLLECTED, null));
    }

    @Test
    void namesEachReason() {
        for (Reason reason : Reason.values()) {
            assertThat(Reason.ofWire(reason.wireName())).isEqualTo(reason);
        }
        assertThatThrownBy(() -> Reason.ofWire("closed")).isInstanceOf(IllegalArgumentException.class);
    }
}
