package org.storesync.k8s.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.k8s.manifest.Manifest;
import org.storesync.k8s.manifest.StrictModels;
import org.storesync.k8s.manifest.YamlDocuments;

/** The judge itself: what Kubernetes says about policies, case by case. */
@DisplayName("k8s: the judge of NetworkPolicies")
class NetworkJudgeTest {
    private static final Peer A = pod("a", "ours", "10.0.0.1");
    private static final Peer B = pod("b", "ours", "10.0.0.2");
    private static final Peer FOREIGN_A = pod("a", "theirs", "10.0.1.1");
    private static final Peer FAR = Peer.machine("far", "192.0.2.9");

    @Test
    void allowsAllWhereNoPolicySelects() throws JsonProcessingException {
        assertThat(judge().allows(A, B, "TCP", 1)).isTrue();
        assertThat(judge("{podSelector: {matchLabels: {app: c}}, policyTypes: [Ingress, Egress]}")
                        .allows(A, B, "TCP", 1))
                .isTrue();
    }

    @Test
    void needsBothEnds() throws JsonProcessingException {
        String deny = "{podSelector: {}, policyTypes: [Ingress, Egress]}";
        String out = "{podSelector: {matchLabels: {app: a}}, policyTypes: [Egress], egress: [{}]}";
        String in = "{podSelector: {matchLabels: {app: b}}, policyTypes: [Ingress], ingress: [{}]}";

        assertThat(judge(deny).allows(A, B, "TCP", 1)).isFalse();
        assertThat(judge(deny, out).allows(A, B, "TCP", 1)).isFalse();
        assertThat(judge(deny, in).allows(A, B, "TCP", 1)).isFalse();
        assertThat(judge(deny, out, in).allows(A, B, "TCP", 1)).isTrue();
        assertThat(judge(deny, out, in).allows(B, A, "TCP", 1)).isFalse();
        assertThat(judge(deny, out).allows(A, FAR, "TCP", 1))
                .as("a machine has no policy")
                .isTrue();
    }

    @Test
    void takesPodsOfItsNamespaceUnlessAnotherIsNamed() throws JsonProcessingException {
        String own = "{podSelector: {}, ingress: [{from: [{podSelector: {matchLabels: {app: a}}}]}]}";
        String named = """
                {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: theirs}},
                  podSelector: {matchLabels: {app: a}}}]}]}""";

        assertThat(judge(own).allows(A, B, "TCP", 1)).isTrue();
        assertThat(judge(own).allows(FOREIGN_A, B, "TCP", 1)).isFalse();
        assertThat(judge(own).allows(FAR, B, "TCP", 1)).isFalse();
        assertThat(judge(named).allows(FOREIGN_A, B, "TCP", 1)).isTrue();
        assertThat(judge(named).allows(A, B, "TCP", 1)).isFalse();
    }

    @Test
    void readsPortsAndProtocols() throws JsonProcessingException {
        NetworkJudge judge = judge(
                "{podSelector: {}, ingress: [{ports: [{port: 10, endPort: 12}, {protocol: UDP, port: 53}, {protocol: SCTP}]}]}");

        assertThat(judge.allows(A, B, "TCP", 9)).isFalse();
        assertThat(judge.allows(A, B, "TCP", 10)).isTrue();
        assertThat(judge.allows(A, B, "TCP", 12)).isTrue();
        assertThat(judge.allows(A, B, "TCP", 13)).isFalse();
        assertThat(judge.allows(A, B, "TCP", 53)).isFalse();
        assertThat(judge.allows(A, B, "UDP", 53)).isTrue();
        assertThat(judge.allows(A, B, "SCTP", 7)).isTrue();
    }

    @Test
    void refusesToGuessANamedPort() throws JsonProcessingException {
        NetworkJudge judge = judge("{podSelector: {}, ingress: [{ports: [{port: http}]}]}");

        assertThatThrownBy(() -> judge.allows(A, B, "TCP", 80)).hasMessageContaining("number of port http");
    }

    @Test
    void readsBlocksOfAddresses() throws JsonProcessingException {
        NetworkJudge judge = judge(
                "{podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 192.0.2.0/24, except: [192.0.2.8/31]}}]}]}");

        assertThat(judge.allows(A, Peer.machine("in", "192.0.2.7"), "TCP", 1)).isTrue();
        assertThat(judge.allows(A, FAR, "TCP", 1)).as("excepted").isFalse();
        assertThat(judge.allows(A, Peer.machine("out", "192.0.3.7"), "TCP", 1)).isFalse();
    }

    @Test
    void readsExpressions() throws JsonProcessingException {
        assertThat(expression("In", "[a, x]")).isTrue();
        assertThat(expression("In", "[x]")).isFalse();
        assertThat(expression("NotIn", "[x]")).isTrue();
        assertThat(expression("NotIn", "[a]")).isFalse();
        assertThat(expression("Exists", "[]")).isTrue();
        assertThat(expression("DoesNotExist", "[]")).isFalse();
    }

    private static boolean expression(String operator, String values) throws JsonProcessingException {
        return judge("{podSelector: {}, ingress: [{from: [{podSelector: {matchExpressions: [{key: app, operator: "
                        + operator + ", values: " + values + "}]}}]}]}")
                .allows(A, B, "TCP", 1);
    }

    private static Peer pod(String app, String namespace, String address) {
        return Peer.pod(app, namespace, Map.of(), Map.of("app", app), address);
    }

    private static NetworkJudge judge(String... specs) throws JsonProcessingException {
        List<NetworkPolicy> policies = new ArrayList<>();
        for (String spec : specs) {
            Manifest manifest = YamlDocuments.read(
                            "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: it, namespace: ours}\nspec: "
                                    + spec)
                    .getFirst();
            policies.add((NetworkPolicy) StrictModels.read(manifest));
        }
        return new NetworkJudge(policies);
    }
}
