package org.storesync.transfer.half;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.transfer.half.domain.content.DocumentKey;

class TransferWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    @DisplayName("metrics: transfers by state, and how long the oldest of those that are stuck waits")
    void tellsWhatItsLastCountFound() {
        TransferWatch watch = new TransferWatch(
                new CountedBook(new TransferBook.Figures(
                        Map.of("held", 3L), 0, 0, 2, NOW.minusSeconds(7200), NOW.minusSeconds(90))),
                Clock.fixed(NOW, ZoneOffset.UTC));
        watch.start(new StartupEvent(), meters);
        assertThat(held()).isZero();

        watch.count();

        assertThat(held()).isEqualTo(3);
        assertThat(value("sync.transfer.unnumbered")).isEqualTo(2);
        assertThat(value("sync.transfer.unnumbered.age")).isEqualTo(7200);
        assertThat(value("sync.transfer.pushing.age")).isEqualTo(90);
    }

    private double held() {
        return meters.get("sync.transfers").tag("state", "held").gauge().value();
    }

    private double value(String gauge) {
        return meters.get(gauge).gauge().value();
    }

    private record CountedBook(Figures figures) implements TransferBook {
        @Override
        public List<Transfer> list(Filter filter, @Nullable Place after, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Transfer> find(String sourceId, @Nullable String type) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Transfer> find(DocumentKey source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Happening> history(DocumentKey source, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
