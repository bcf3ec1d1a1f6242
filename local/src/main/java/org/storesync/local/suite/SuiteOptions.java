package org.storesync.local.suite;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;

/**
 * What to start, and where. The defaults are those of {@code ./storesync up}. Tests and benches change what they need by the {@code with}
 * methods.
 *
 * @param state folder of databases, logs and secrets; kept between starts
 * @param gateways replicas of the sync-gateway; number n uses routing n, or routing 1 if there is no n
 * @param routings replicas of the routing-service, on one database
 * @param serviceJvm options of the services' JVMs
 * @param env by process name ({@code gateway-1}, {@code routing-2}) or by module ({@code routing-service}, for all its replicas): added
 *     last
 * @param postgresSettings by name; they win over ours
 * @param binaries modules to run as native binaries
 * @param programs by module: what runs in place of its package, such as a container; it gets its settings elsewhere
 * @param services what runs behind the routing-service
 */
public record SuiteOptions(
        Project project,
        Path state,
        Ports ports,
        int gateways,
        int routings,
        List<String> serviceJvm,
        Map<String, Map<String, String>> env,
        Map<String, String> postgresSettings,
        Set<String> binaries,
        Map<String, List<String>> programs,
        Set<InternalService> services,
        Progress progress) {

    /** For a small and fast start. The second compiler pays off only in long runs, which set other options. */
    private static final List<String> SMALL_JVM = List.of(
            "-Xms48m",
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    public SuiteOptions {
        serviceJvm = List.copyOf(serviceJvm);
        env = Map.copyOf(env);
        postgresSettings = Map.copyOf(postgresSettings);
        binaries = Set.copyOf(binaries);
        programs = Map.copyOf(programs);
        services = Set.copyOf(services);
    }

    /** One replica of each service, with small heaps, in this folder. */
    public static SuiteOptions in(Path state, Ports ports) {
        return new SuiteOptions(
                Project.find(),
                state,
                ports,
                1,
                1,
                SMALL_JVM,
                Map.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Progress.SILENT);
    }

    public SuiteOptions withReplicas(int gatewayCount, int routingCount) {
        return with(it -> {
            it.gateways = gatewayCount;
            it.routings = routingCount;
        });
    }

    /** Replaces the JVM options of the services. */
    public SuiteOptions withServiceJvm(String... options) {
        return with(it -> it.serviceJvm = List.of(options));
    }

    /** @param process a process's name, or a module's for all its replicas */
    public SuiteOptions withEnv(String process, Map<String, String> more) {
        Map<String, Map<String, String>> all = new TreeMap<>(env);
        Map<String, String> one = new TreeMap<>(all.getOrDefault(process, Map.of()));
        one.putAll(more);
        all.put(process, one);
        return with(it -> it.env = all);
    }

    public SuiteOptions withPostgresSettings(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(postgresSettings);
        all.putAll(settings);
        return with(it -> it.postgresSettings = all);
    }

    /** Runs these modules' native binaries instead of their jars. */
    public SuiteOptions withBinaries(Set<String> modules) {
        Set<String> all = new HashSet<>(binaries);
        all.addAll(modules);
        return with(it -> it.binaries = all);
    }

    /** Runs another program in place of a module's package. */
    public SuiteOptions withProgram(String module, List<String> command) {
        Map<String, List<String>> all = new TreeMap<>(programs);
        all.put(module, List.copyOf(command));
        return with(it -> it.programs = all);
    }

    /** Also starts these services behind the routing-service. */
    public SuiteOptions withServices(Set<InternalService> wanted) {
        return with(it -> it.services = wanted);
    }

    public SuiteOptions withProgress(Progress listener) {
        return with(it -> it.progress = listener);
    }

    private SuiteOptions with(Consumer<Change> change) {
        Change changed = new Change(this);
        change.accept(changed);
        return changed.made();
    }

    /** The options while one of them is replaced. */
    private static final class Change {
        private final SuiteOptions from;
        private int gateways;
        private int routings;
        private List<String> serviceJvm;
        private Map<String, Map<String, String>> env;
        private Map<String, String> postgresSettings;
        private Set<String> binaries;
        private Map<String, List<String>> programs;
        private Set<InternalService> services;
        private Progress progress;

        Change(SuiteOptions from) {
            this.from = from;
            this.gateways = from.gateways;
            this.routings = from.routings;
            this.serviceJvm = from.serviceJvm;
            this.env = from.env;
            this.postgresSettings = from.postgresSettings;
            this.binaries = from.binaries;
            this.programs = from.programs;
            this.services = from.services;
            this.progress = from.progress;
        }

        SuiteOptions made() {
            return new SuiteOptions(
                    from.project,
                    from.state,
                    from.ports,
                    gateways,
                    routings,
                    serviceJvm,
                    env,
                    postgresSettings,
                    binaries,
                    programs,
                    services,
                    progress);
        }
    }
}
