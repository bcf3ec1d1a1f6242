package org.storesync.k8s.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each alert is about a metric that exists, and tells a person what to do. */
class AlertsTest {
    /** What says whose certificate or volume it is where the metric comes from outside the namespace. */
    private static final Set<String> SELECTORS = Set.of("namespace=\"storesync\"", "secret_namespace=\"storesync\"");

    @Test
    @DisplayName("k8s: each metric of an alert is one of ours, or listed with its exporter")
    void asksForMetricsThatExist() {
        for (Rule rule : Rules.all()) {
            assertThat(Metrics.in(rule.getExpr().getStrVal()))
                    .as(rule.getAlert())
                    .isNotEmpty()
                    .isSubsetOf(Metrics.known());
        }
    }

    @Test
    @DisplayName("k8s: each alert has one name, a severity, a runbook, and says what to do")
    void saysWhatToDo() {
        assertThat(Rules.all())
                .extracting(Rule::getAlert)
                .doesNotHaveDuplicates()
                .allMatch(it -> it.startsWith("Storesync"));
        assertThat(Rules.all()).allSatisfy(rule -> {
            assertThat(rule.getLabels().get("severity")).isIn("critical", "warning");
            assertThat(rule.getAnnotations()).containsOnlyKeys("summary", "description", "runbook");
            assertThat(SELECTORS).anyMatch(rule.getExpr().getStrVal()::contains);
        });
    }

    @Test
    @DisplayName("The reader of expressions finds metrics, and nothing else")
    void readsExpressions() {
        assertThat(Metrics.in(
                        "max by (job) (min_over_time(a_b{x=\"c_d\"}[30m])) - max(e offset 1h) > 10 or absent(up == 1)"))
                .containsExactly("a_b", "e", "up");
        assertThat(Metrics.in("sum(rate(a_total[5m])) / sum by (pod) (b) and time() - c < 1e9"))
                .containsExactly("a_total", "b", "c");
    }
}
