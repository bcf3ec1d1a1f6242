package org.storesync.system.suite;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.storesync.local.link.Balance;
import org.storesync.local.link.Balance.Replica;
import org.storesync.local.process.Ready;
import org.storesync.local.suite.InternalService;

/**
 * Two replicas of each service, each pair behind one address, as on Kubernetes. Gateways and services reach routing over its address from
 * their next start on.
 */
public final class Doubled {
    public static final List<String> GATEWAYS = List.of("gateway-1", "gateway-2");
    public static final List<String> ROUTINGS = List.of("routing-1", "routing-2");

    private final Central central;
    private final Balance gateway;
    private final Map<InternalService, Balance> services = new EnumMap<>(InternalService.class);

    /** The addresses stay open until the suite ends. */
    public Doubled(Central central) {
        this.central = central;
        Balance routing = balance(ROUTINGS);
        this.gateway = balance(GATEWAYS);
        GATEWAYS.forEach(name ->
                overAddress(name, "SYNC_GATEWAY_ROUTING_URL", routing.uri().toString()));
        for (InternalService service : InternalService.values()) {
            central.service(service);
            central.secondOf(service);
            List<String> names = replicas(service);
            names.forEach(
                    name -> overAddress(name, "SYNC_CLIENT_URL", routing.uri().toString()));
            services.put(service, balance(names));
        }
    }

    /** Where sites call. */
    public URI gateway() {
        return gateway.uri();
    }

    /** Where people call a service. */
    public URI uri(InternalService service) {
        return Objects.requireNonNull(services.get(service)).uri();
    }

    public static List<String> replicas(InternalService service) {
        return List.of(service.process(1), service.process(2));
    }

    /** All ten processes. */
    public static List<String> all() {
        List<String> all = new ArrayList<>(GATEWAYS);
        for (InternalService service : InternalService.values()) {
            all.addAll(replicas(service));
        }
        all.addAll(ROUTINGS);
        return all;
    }

    private void overAddress(String process, String setting, String uri) {
        central.process(process).change(spec -> spec.withEnv(Map.of(setting, uri)));
    }

    private Balance balance(List<String> processes) {
        List<Replica> replicas = processes.stream()
                .map(central.suite()::uri)
                .map(uri -> new Replica(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), uri.getPort()),
                        Ready.http(central.suite().management(uri).resolve("/health/ready"))))
                .toList();
        return central.keep(Balance.open(0, replicas));
    }
}
