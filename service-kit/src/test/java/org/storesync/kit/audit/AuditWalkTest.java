package org.storesync.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.audit.Verification.Fault;
import org.storesync.kit.audit.Verification.Kind;
import org.storesync.kit.audit.Verification.Place;

@DisplayName("I13 Audit: a service finds by itself that a chain is broken")
class AuditWalkTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Place MIDDLE = new Place("site/7", 500);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Steps steps = new Steps();
    private final AuditWalk walk = new AuditWalk(steps, Clock.fixed(NOW, ZoneOffset.UTC), meters);

    @BeforeEach
    void start() {
        walk.start(new StartupEvent(), meters);
    }

    @Test
    void goesOnWhereItStoppedAndBeginsAgainAtTheEnd() {
        steps.then(MIDDLE).then(null).then(MIDDLE);

        walk.step();
        walk.step();
        walk.step();

        assertThat(steps.asked).containsExactly(Place.BEGIN, MIDDLE, Place.BEGIN);
        assertThat(meters.get("sync.audit.verified").counter().count()).isEqualTo(30);
    }

    @Test
    void tellsOfAFaultUntilAWalkFindsNone() {
        steps.then(MIDDLE, new Fault("site/7", 3, Kind.CHANGED))
                .then(null)
                .then(MIDDLE)
                .then(null);

        walk.step();
        assertThat(faults()).isOne();
        walk.step();
        assertThat(faults()).isOne();
        walk.step();
        assertThat(faults()).as("the second walk is not over").isOne();
        walk.step();
        assertThat(faults()).isZero();
    }

    @Test
    void knowsTheAgeOfTheSealAfterItsFirstStep() {
        assertThat(sealAge()).isNaN();
        steps.then(null);

        walk.step();

        assertThat(sealAge()).isEqualTo(3600);
    }

    private double faults() {
        return meters.get("sync.audit.faults").gauge().value();
    }

    private double sealAge() {
        return meters.get("sync.audit.seal.age").gauge().value();
    }

    /** A book whose verifications are given beforehand. */
    private static final class Steps implements AuditBook {
        private final Deque<Verification> answers = new ArrayDeque<>();
        private final List<Place> asked = new ArrayList<>();

        Steps then(@Nullable Place next, Fault... faults) {
            answers.add(new Verification(10, 1, List.of(faults), next));
            return this;
        }

        @Override
        public Verification verify(Place from) {
            asked.add(from);
            return answers.remove();
        }

        @Override
        public Optional<Instant> sealedAt() {
            return Optional.of(NOW.minusSeconds(3600));
        }

        @Override
        public List<AuditRow> list(AuditQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int seal() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int purge(Instant before, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
