package org.storesync.kit.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.storesync.kit.metrics.ListedMeter;

/** Compares what a running service serves at {@code /metrics} with the list of its meters. */
public final class ServedMeters {
    private static final Pattern OURS = Pattern.compile("(?m)^(sync_\\w+)");

    private ServedMeters() {}

    /**
     * Each meter that is served is listed, and each that is listed is served. A counter or a timer with tags may come with its first
     * value.
     */
    public static void areListed(String metrics, List<List<ListedMeter>> lists) {
        List<ListedMeter> listed =
                new ArrayList<>(lists.stream().flatMap(List::stream).toList());
        TreeSet<String> served = new TreeSet<>(
                OURS.matcher(metrics).results().map(MatchResult::group).toList());

        assertThat(served)
                .isSubsetOf(listed.stream()
                        .flatMap(meter -> meter.prometheusNames().stream())
                        .toList());
        listed.removeIf(
                meter -> meter.kind() != ListedMeter.Kind.GAUGE && !meter.tags().isEmpty());
        assertThat(served)
                .containsAll(listed.stream()
                        .flatMap(meter -> meter.prometheusNames().stream())
                        .toList());
    }
}
