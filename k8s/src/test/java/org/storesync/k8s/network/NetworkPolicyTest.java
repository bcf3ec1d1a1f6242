package org.storesync.k8s.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.k8s.manifest.Overlay;

/** Compares what the policies of each overlay allow with the table of arrows. */
class NetworkPolicyTest {
    private static final String OVERLAYS = "org.storesync.k8s.manifest.Overlay#all";

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName("k8s: each ordered pair of pods and port is allowed exactly where the table has an arrow")
    void allowsExactlyTheArrows(Overlay overlay) {
        assertThat(new Reach(overlay).under(overlay.all(NetworkPolicy.class)))
                .containsExactlyInAnyOrderElementsOf(AllowedArrows.of(overlay));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production", "citus"})
    @DisplayName("k8s: each policy is needed: without it an arrow is missing, or there is one too many")
    void needsEachPolicy(String name) {
        Overlay overlay = Overlay.named(name);
        List<NetworkPolicy> policies = overlay.all(NetworkPolicy.class);
        Reach reach = new Reach(overlay);
        Set<Arrow> all = reach.under(policies);

        for (NetworkPolicy policy : policies) {
            String left = policy.getMetadata().getName();
            List<NetworkPolicy> others = policies.stream()
                    .filter(it -> !it.getMetadata().getName().equals(left))
                    .toList();
            assertThat(reach.under(others)).as("without %s", left).isNotEqualTo(all);
        }
    }

    @Test
    @DisplayName("k8s: every pod may ask the cluster's DNS by UDP, and nobody else's")
    void asksDns() {
        Overlay overlay = Overlay.named("production");
        NetworkJudge judge = new NetworkJudge(overlay.all(NetworkPolicy.class));

        new Reach(overlay).inside().forEach(pod -> {
            assertThat(judge.allows(pod, AllowedArrows.DNS, "UDP", 53))
                    .as(pod.name())
                    .isTrue();
            assertThat(judge.allows(pod, AllowedArrows.IMPOSTOR, "UDP", 53))
                    .as(pod.name())
                    .isFalse();
        });
    }
}
