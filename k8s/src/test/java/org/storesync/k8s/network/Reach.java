package org.storesync.k8s.network;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.storesync.k8s.manifest.Overlay;
import org.storesync.k8s.manifest.Workload;

/** Everybody who is in an overlay or around it, and all ports on which anybody listens. */
final class Reach {
    private final List<Peer> inside;
    private final List<Peer> everybody;
    private final Set<Integer> ports;

    Reach(Overlay overlay) {
        List<Workload> workloads = Workload.of(overlay);
        inside = IntStream.range(0, workloads.size())
                .mapToObj(number -> Peer.of(workloads.get(number), number + 1))
                .toList();
        everybody = new ArrayList<>(inside);
        everybody.addAll(AllowedArrows.OTHERS);
        ports = workloads.stream()
                .flatMap(it -> it.ports().values().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        ports.addAll(List.of(53, 80, 443, 5432, 6443, 8080, 18002, 18004));
    }

    /** All connections that these policies allow, except those that touch nobody inside. */
    Set<Arrow> under(List<NetworkPolicy> policies) {
        NetworkJudge judge = new NetworkJudge(policies);
        return everybody.stream()
                .flatMap(from -> everybody.stream()
                        .filter(to -> isOurs(from) || isOurs(to))
                        .flatMap(to -> ports.stream()
                                .filter(port -> judge.allows(from, to, "TCP", port))
                                .map(port -> new Arrow(from.name(), to.name(), port))))
                .collect(Collectors.toSet());
    }

    Stream<Peer> inside() {
        return inside.stream();
    }

    private static boolean isOurs(Peer peer) {
        return peer.namespace().equals(Overlay.NAMESPACE);
    }
}
