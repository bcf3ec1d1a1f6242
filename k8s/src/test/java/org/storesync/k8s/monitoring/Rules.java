package org.storesync.k8s.monitoring;

import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.util.List;
import org.storesync.k8s.manifest.Manifest;
import org.storesync.k8s.manifest.Overlay;

/** The alert rules of the rendered production overlay. */
final class Rules {
    private static final Overlay PRODUCTION = Overlay.named("production");

    private Rules() {}

    static List<Rule> all() {
        return PRODUCTION.one(PrometheusRule.class, "storesync").getSpec().getGroups().stream()
                .flatMap(group -> group.getRules().stream())
                .toList();
    }

    /** As a file of rules that Prometheus reads. JSON is YAML. */
    static String file() {
        List<Manifest> rules = PRODUCTION.ofKind("PrometheusRule");
        return "{\"groups\":" + rules.getFirst().json().at("/spec/groups") + "}";
    }
}
