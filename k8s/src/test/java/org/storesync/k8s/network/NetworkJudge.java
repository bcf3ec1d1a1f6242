package org.storesync.k8s.network;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a connection is allowed, as a network plugin would: a pod that some policy selects for a direction accepts only what a policy
 * allows; policies add up; both ends must agree. A port by name is not judged, so the policies must give numbers.
 */
final class NetworkJudge {
    private final List<NetworkPolicy> policies;
    private final Map<Side, List<NetworkPolicy>> about = new HashMap<>();

    /** What a pod sends, or what it accepts. */
    private record Side(String address, String direction) {}

    NetworkJudge(List<NetworkPolicy> policies) {
        this.policies = policies;
    }

    boolean allows(Peer from, Peer to, String protocol, int port) {
        return leaves(from, to, protocol, port) && enters(from, to, protocol, port);
    }

    private boolean leaves(Peer from, Peer to, String protocol, int port) {
        List<NetworkPolicy> about = about(from, "Egress");
        return about.isEmpty()
                || about.stream()
                        .anyMatch(policy -> policy.getSpec().getEgress().stream()
                                .anyMatch(rule ->
                                        matches(rule.getPorts(), protocol, port) && matches(rule.getTo(), policy, to)));
    }

    private boolean enters(Peer from, Peer to, String protocol, int port) {
        List<NetworkPolicy> about = about(to, "Ingress");
        return about.isEmpty()
                || about.stream()
                        .anyMatch(policy -> policy.getSpec().getIngress().stream()
                                .anyMatch(rule -> matches(rule.getPorts(), protocol, port)
                                        && matches(rule.getFrom(), policy, from)));
    }

    /** The policies that select a pod for a direction; asked for each port again, so kept. */
    private List<NetworkPolicy> about(Peer peer, String direction) {
        return about.computeIfAbsent(
                new Side(peer.address(), direction),
                side -> policies.stream()
                        .filter(policy -> policy.getMetadata().getNamespace().equals(peer.namespace()))
                        .filter(policy -> directions(policy).anyMatch(direction::equals))
                        .filter(policy -> selects(policy.getSpec().getPodSelector(), peer.labels()))
                        .toList());
    }

    private static Stream<String> directions(NetworkPolicy policy) {
        List<String> types = policy.getSpec().getPolicyTypes();
        if (!types.isEmpty()) {
            return types.stream();
        }
        return policy.getSpec().getEgress().isEmpty() ? Stream.of("Ingress") : Stream.of("Ingress", "Egress");
    }

    private static boolean matches(List<NetworkPolicyPort> ports, String protocol, int port) {
        return ports.isEmpty() || ports.stream().anyMatch(it -> matches(it, protocol, port));
    }

    private static boolean matches(NetworkPolicyPort rule, String protocol, int port) {
        String of = rule.getProtocol() == null ? "TCP" : rule.getProtocol();
        if (!of.equals(protocol)) {
            return false;
        }
        if (rule.getPort() == null) {
            return true;
        }
        Integer first = rule.getPort().getIntVal();
        if (first == null) {
            throw new IllegalArgumentException(
                    "give the number of port " + rule.getPort().getStrVal());
        }
        int last = rule.getEndPort() == null ? first : rule.getEndPort();
        return first <= port && port <= last;
    }

    private static boolean matches(List<NetworkPolicyPeer> rules, NetworkPolicy policy, Peer peer) {
        return rules.isEmpty() || rules.stream().anyMatch(rule -> matches(rule, policy, peer));
    }

    private static boolean matches(NetworkPolicyPeer rule, NetworkPolicy policy, Peer peer) {
        if (rule.getIpBlock() != null) {
            return matches(rule.getIpBlock(), peer.address());
        }
        if (peer.namespace().isEmpty()) {
            return false;
        }
        boolean namespace = rule.getNamespaceSelector() == null
                ? policy.getMetadata().getNamespace().equals(peer.namespace())
                : selects(rule.getNamespaceSelector(), peer.namespaceLabels());
        return namespace && (rule.getPodSelector() == null || selects(rule.getPodSelector(), peer.labels()));
    }

    private static boolean matches(IPBlock block, String address) {
        return Range.of(block.getCidr()).has(address)
                && block.getExcept().stream().map(Range::of).noneMatch(range -> range.has(address));
    }

    private static boolean selects(@Nullable LabelSelector selector, Map<String, String> labels) {
        return selector == null
                || (labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                        && selector.getMatchExpressions().stream().allMatch(it -> holds(it, labels)));
    }

    private static boolean holds(LabelSelectorRequirement requirement, Map<String, String> labels) {
        String value = labels.get(requirement.getKey());
        return switch (requirement.getOperator()) {
            case "In" -> value != null && requirement.getValues().contains(value);
            case "NotIn" -> value == null || !requirement.getValues().contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException("unknown operator " + requirement.getOperator());
        };
    }

    /** Addresses with the same first bits. */
    private record Range(long bits, int length) {
        static Range of(String cidr) {
            String[] parts = cidr.split("/");
            return new Range(bits(parts[0]), Integer.parseInt(parts[1]));
        }

        boolean has(String address) {
            int rest = 32 - length;
            return bits >> rest == bits(address) >> rest;
        }

        private static long bits(String address) {
            return Stream.of(address.split("\\.")).mapToLong(Long::parseLong).reduce(0, (sum, next) -> sum << 8 | next);
        }
    }
}
