package org.storesync.routing.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WaitTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void endsWithWhatIsAwaited() {
        Wait wait = new Wait(LONG, Duration.ofMillis(1), () -> false);

        assertThat(wait.until(looks::incrementAndGet, look -> look == 3)).isEqualTo(3);
    }

    @Test
    void endsWhenItsTimeIsOver() {
        Wait wait = new Wait(Duration.ofMillis(1), Duration.ofMillis(2), () -> false);

        assertThat(wait.until(looks::incrementAndGet, look -> false)).isEqualTo(2);
        assertThat(new Wait(Duration.ZERO, LONG, () -> false).until(looks::incrementAndGet, look -> false))
                .isEqualTo(3);
    }

    @Test
    void endsWhenItsCallerIsGone() {
        Wait wait = new Wait(LONG, Duration.ofMillis(1), () -> looks.get() == 4);

        assertThat(wait.until(looks::incrementAndGet, look -> false)).isEqualTo(4);
    }
}
