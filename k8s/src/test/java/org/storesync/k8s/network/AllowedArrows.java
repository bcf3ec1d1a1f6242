package org.storesync.k8s.network;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storesync.k8s.manifest.Overlay;

/** Who may reach whom, typed from docs/architecture.md, section 1, and from what the database and Keycloak need. All else is refused. */
final class AllowedArrows {
    static final Peer EDGE = Peer.pod("edge", "ingress", Map.of("storesync.org/part", "edge"), Map.of(), "10.244.2.1");
    static final Peer MONITORING =
            Peer.pod("monitoring", "prometheus", Map.of("storesync.org/part", "monitoring"), Map.of(), "10.244.2.2");
    static final Peer OPERATOR = Peer.pod("operator", "cnpg-system", Map.of(), Map.of(), "10.244.2.3");
    static final Peer DNS = Peer.pod("dns", "kube-system", Map.of(), Map.of("k8s-app", "kube-dns"), "10.244.2.4");
    static final Peer CITUS = Peer.pod("citus", "citus", Map.of(), Map.of(), "10.244.2.5");
    /** A pod of somebody else, who gave it the labels of ours. */
    static final Peer IMPOSTOR = Peer.pod(
            "impostor",
            "elsewhere",
            Map.of(),
            Map.of("app.kubernetes.io/name", "sync-gateway", "cnpg.io/cluster", "database", "k8s-app", "kube-dns"),
            "10.244.2.6");
    /** A pod in our namespace that no manifest knows. */
    static final Peer STRAY = Peer.pod("stray", Overlay.NAMESPACE, Map.of(), Map.of(), "10.244.1.99");
    /** The machine of a developer, as containers see it. */
    static final Peer THIS_MACHINE = Peer.machine("this-machine", "10.88.0.1");

    static final Peer INTERNET = Peer.machine("internet", "203.0.113.7");

    static final List<Peer> OTHERS =
            List.of(EDGE, MONITORING, OPERATOR, DNS, CITUS, IMPOSTOR, STRAY, THIS_MACHINE, INTERNET);

    private static final Map<String, Integer> SERVICES = Map.of(
            "sync-gateway", 18000,
            "routing-service", 18001,
            "master-data-service", 18014,
            "transfer-service", 18015,
            "reporting-service", 18016);

    private static final String MIGRATION = "-migration";

    private AllowedArrows() {}

    /** The arrows between services and from outside, the same everywhere. */
    private static Stream<Arrow> everywhere() {
        return Stream.of(
                new Arrow("edge", "sync-gateway", 18000),
                new Arrow("sync-gateway", "routing-service", 18001),
                new Arrow("transfer-service", "routing-service", 18001),
                new Arrow("master-data-service", "routing-service", 18001),
                new Arrow("reporting-service", "routing-service", 18001),
                new Arrow("reporting-service", "sync-gateway", 18000));
    }

    static Set<Arrow> of(Overlay overlay) {
        return switch (overlay.name()) {
            case "dev" -> all(List.of(everywhere(), dev(), dns("stray")));
            case "production", "mirrored", "gateway-api" ->
                all(List.of(everywhere(), production(), routing("database")));
            case "citus" -> all(List.of(everywhere(), production(), routing("citus")));
            default -> throw new IllegalArgumentException("type the arrows of overlay " + overlay.name());
        };
    }

    private static Stream<Arrow> dev() {
        return SERVICES.keySet().stream()
                .flatMap(service -> Stream.of(
                                Stream.of(
                                        new Arrow(service, "this-machine", 18002),
                                        new Arrow(service, "this-machine", 18004),
                                        new Arrow(service + MIGRATION, "this-machine", 18004)),
                                dns(service),
                                dns(service + MIGRATION))
                        .flatMap(arrows -> arrows));
    }

    private static Stream<Arrow> production() {
        return Stream.of(
                        SERVICES.keySet().stream().flatMap(AllowedArrows::ofService),
                        SERVICES.entrySet().stream()
                                .map(it -> new Arrow("monitoring", it.getKey(), it.getValue() + 60)),
                        Stream.of(
                                new Arrow("edge", "keycloak", 8080),
                                new Arrow("keycloak", "database", 5432),
                                new Arrow("database", "database", 5432),
                                new Arrow("database", "database", 8000),
                                new Arrow("operator", "database", 5432),
                                new Arrow("operator", "database", 8000),
                                new Arrow("monitoring", "database", 9187)),
                        // The API of Kubernetes and the object store are somewhere outside.
                        OTHERS.stream()
                                .filter(it -> !it.equals(STRAY))
                                .flatMap(it -> Stream.of(
                                        new Arrow("database", it.name(), 443), new Arrow("database", it.name(), 6443))),
                        Stream.of("keycloak", "database", "stray").flatMap(AllowedArrows::dns))
                .flatMap(arrows -> arrows);
    }

    private static Stream<Arrow> ofService(String service) {
        Stream<Arrow> database = service.equals("routing-service")
                ? Stream.empty()
                : Stream.of(new Arrow(service, "database", 5432), new Arrow(service + MIGRATION, "database", 5432));
        return Stream.of(
                        database,
                        Stream.of(new Arrow(service, "keycloak", 8080)),
                        dns(service),
                        dns(service + MIGRATION))
                .flatMap(arrows -> arrows);
    }

    /** The database of routing is somewhere else on a Citus cluster. */
    private static Stream<Arrow> routing(String database) {
        return Stream.of(
                new Arrow("routing-service", database, 5432), new Arrow("routing-service" + MIGRATION, database, 5432));
    }

    private static Stream<Arrow> dns(String from) {
        return Stream.of(new Arrow(from, "dns", 53));
    }

    private static Set<Arrow> all(List<Stream<Arrow>> parts) {
        return parts.stream().flatMap(part -> part).collect(Collectors.toSet());
    }
}
