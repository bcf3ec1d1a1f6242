package org.storesync.kit.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A meter of ours, as docs/metrics.md lists it. Each service has one class that holds all of its own. No meter has a site as a tag.
 *
 * @param unit what one of it is; only {@code seconds} and {@code bytes} become a part of Prometheus' name
 * @param says what a person learns from it
 */
public record ListedMeter(String name, Kind kind, String unit, List<String> tags, String says) {
    private static final List<String> UNITS_IN_NAMES = List.of("seconds", "bytes");

    /** How it counts. */
    public enum Kind {
        COUNTER("counter"),
        TIMER("timer"),
        GAUGE("gauge");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public ListedMeter {
        tags = List.copyOf(tags);
    }

    public static ListedMeter counter(String name, String unit, String says, String... tags) {
        return new ListedMeter(name, Kind.COUNTER, unit, List.of(tags), says);
    }

    public static ListedMeter timer(String name, String says, String... tags) {
        return new ListedMeter(name, Kind.TIMER, "seconds", List.of(tags), says);
    }

    public static ListedMeter gauge(String name, String unit, String says, String... tags) {
        return new ListedMeter(name, Kind.GAUGE, unit, List.of(tags), says);
    }

    /** The counter with these values of its tags. Where it is made early, Prometheus sees its first increase. */
    public Counter counter(MeterRegistry meters, String... values) {
        require(Kind.COUNTER);
        return Counter.builder(name)
                .baseUnit(unitInName())
                .description(says)
                .tags(tags(values))
                .register(meters);
    }

    /** The timer with these values of its tags. */
    public Timer timer(MeterRegistry meters, String... values) {
        require(Kind.TIMER);
        return Timer.builder(name).description(says).tags(tags(values)).register(meters);
    }

    /** Reads a value of an object each time somebody asks. The registry holds the object only weakly. */
    public <T> void gauge(MeterRegistry meters, T object, ToDoubleFunction<T> value, String... values) {
        require(Kind.GAUGE);
        Gauge.builder(name, object, value)
                .baseUnit(unitInName())
                .description(says)
                .tags(tags(values))
                .register(meters);
    }

    /** The names under which Prometheus has it. */
    public List<String> prometheusNames() {
        String plain = name.replace('.', '_');
        String unitInName = unitInName();
        String named = unitInName == null ? plain : plain + "_" + unitInName;
        return switch (kind) {
            case COUNTER -> List.of(named + "_total");
            case GAUGE -> List.of(named);
            case TIMER -> List.of(named + "_count", named + "_sum", named + "_max");
        };
    }

    private @Nullable String unitInName() {
        return UNITS_IN_NAMES.contains(unit) ? unit : null;
    }

    private void require(Kind wanted) {
        if (kind != wanted) {
            throw new IllegalStateException(name + " is a " + kind.word() + ", not a " + wanted.word());
        }
    }

    private Tags tags(String... values) {
        if (values.length != tags.size()) {
            throw new IllegalArgumentException(name + " has the tags " + tags);
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            pairs.add(tags.get(i));
            pairs.add(values[i]);
        }
        return Tags.of(pairs.toArray(String[]::new));
    }
}
