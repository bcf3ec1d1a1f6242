package org.storesync.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.k8s.manifest.Checkout;
import org.storesync.k8s.manifest.Overlay;

/** Each alert is about a metric that exists, and tells a person what to do. */
class AlertsTest {
    private static final Pattern METRIC = Pattern.compile("\\b(sync_\\w+|up)\\b");
    private static final Pattern METER = Pattern.compile("\"(sync(?:\\.[a-z]+)+)\"");
    /** What the Prometheus registry adds to the name of a counter, a timer, a gauge of bytes, and a plain gauge. */
    private static final List<String> ENDINGS =
            List.of("_total", "_seconds_max", "_seconds_sum", "_seconds_count", "_bytes", "");

    @Test
    @DisplayName("Issue 12, k8s: each metric of an alert is one of ours, or Prometheus' own")
    void asksForMetricsThatExist() throws IOException {
        Set<String> meters = meters();
        assertThat(meters).contains("sync_feed_lag");

        for (Rule rule : rules()) {
            List<String> metrics = METRIC.matcher(rule.getExpr().getStrVal())
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertThat(metrics)
                    .as(rule.getAlert())
                    .isNotEmpty()
                    .allMatch(metric -> metric.equals("up")
                            || ENDINGS.stream()
                                    .filter(metric::endsWith)
                                    .anyMatch(ending ->
                                            meters.contains(metric.substring(0, metric.length() - ending.length()))));
        }
    }

    @Test
    @DisplayName("Issue 12, k8s: each alert has one name, a severity, and says what to do")
    void saysWhatToDo() {
        assertThat(rules())
                .extracting(Rule::getAlert)
                .doesNotHaveDuplicates()
                .allMatch(it -> it.startsWith("Storesync"));
        assertThat(rules()).allSatisfy(rule -> {
            assertThat(rule.getLabels().get("severity")).isIn("critical", "warning");
            assertThat(rule.getAnnotations()).containsOnlyKeys("summary", "description");
            assertThat(rule.getExpr().getStrVal()).contains("namespace=\"storesync\"");
        });
    }

    private static List<Rule> rules() {
        return Overlay.named("production").one(PrometheusRule.class, "storesync").getSpec().getGroups().stream()
                .flatMap(group -> group.getRules().stream())
                .toList();
    }

    /** Names of meters in the sources, as Prometheus writes them. */
    private static Set<String> meters() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : List.of("service-kit", "routing-client", "sync-gateway", "routing-service")) {
            try (Stream<Path> files = Files.walk(Checkout.ROOT.resolve(module + "/src/main/java"))) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    METER.matcher(Files.readString(file))
                            .results()
                            .map(it -> it.group(1).replace('.', '_'))
                            .forEach(names::add);
                }
            }
        }
        return names;
    }
}
