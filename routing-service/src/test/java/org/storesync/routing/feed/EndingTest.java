package org.storesync.routing.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EndingTest {
    private static final Duration USUAL = Duration.ofSeconds(25);

    private final Ending ending = new Ending();

    @DisplayName("a read that waits is answered when the end begins, or when its caller is gone")
    @Test
    void endsWaitsThatAreUnderWay() {
        BooleanSupplier over = ending.orElse(() -> false);
        assertThat(over.getAsBoolean()).isFalse();
        assertThat(ending.orElse(() -> true).getAsBoolean()).isTrue();

        ending.begin(new ShutdownDelayInitiatedEvent());

        assertThat(over.getAsBoolean()).isTrue();
    }

    @DisplayName("a read that still comes waits for a second, so that its caller does not ask all the time")
    @Test
    void letsLateReadsWaitForASecond() {
        assertThat(ending.waitMax(USUAL)).isEqualTo(USUAL);

        ending.begin(new ShutdownDelayInitiatedEvent());

        assertThat(ending.waitMax(USUAL)).isEqualTo(Duration.ofSeconds(1));
        assertThat(ending.waitMax(Duration.ZERO)).isEqualTo(Duration.ZERO);
        assertThat(ending.orElse(() -> false).getAsBoolean()).isFalse();
        assertThat(ending.orElse(() -> true).getAsBoolean()).isTrue();
    }
}
