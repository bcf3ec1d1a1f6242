package org.storesync.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.storesync.bench.figure.Figure;
import org.storesync.bench.figure.Statistics;
import org.storesync.bench.figure.Target;
import org.storesync.bench.ground.BenchFailure;
import org.storesync.bench.ground.Ground;
import org.storesync.bench.ground.Patience;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.process.ProcessUsage;
import org.storesync.local.suite.InternalService;

/**
 * Measures how soon each service is ready, beside a JVM that does nothing, and how much memory it takes: idle, and after the benches that
 * ran before.
 */
final class ServicesBench implements Bench {
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final double MEGABYTE = 1 << 20;
    /** Aims for a native binary. */
    private static final double NATIVE_START_MILLIS = 100;

    private static final double NATIVE_IDLE_MEGABYTES = 80;

    private final Ground ground;
    private final Load load;

    ServicesBench(Ground ground, Load load) {
        this.ground = ground;
        this.load = load;
    }

    @Override
    public List<Figure> run() {
        List<InternalService> busy = ground.feed().readers();
        for (InternalService service : InternalService.values()) {
            var _ = ground.feed().reader(service);
        }
        SequencedMap<String, ManagedProcess> services = services();
        SequencedMap<String, Double> before = new LinkedHashMap<>();
        services.forEach((module, process) -> before.put(module, megabytes(process)));
        // As a replica starts in Kubernetes: a Job has migrated its schema.
        services.values()
                .forEach(process -> process.change(spec -> spec.withEnv(Map.of("SYNC_SCHEMA_AT_START", "check"))));
        List<Double> bare = new ArrayList<>();
        SequencedMap<String, List<Double>> starts = new LinkedHashMap<>();
        SequencedMap<String, List<Double>> idle = new LinkedHashMap<>();
        for (int i = 0; i < load.runs(); i++) {
            bare.add(bareJvmMillis());
            services.forEach((module, process) -> {
                process.restart();
                starts.computeIfAbsent(module, each -> new ArrayList<>())
                        .add((double) process.startTook().toMillis());
            });
            Patience.pause(IDLE);
            services.forEach((module, process) ->
                    idle.computeIfAbsent(module, each -> new ArrayList<>()).add(megabytes(process)));
        }
        List<Figure> figures = new ArrayList<>();
        OptionalDouble jvm = OptionalDouble.of(Statistics.median(bare));
        starts.forEach((module, millis) -> figures.add(
                figure(module, "start, schema checked", Statistics.median(millis), "ms", jvm, NATIVE_START_MILLIS)));
        idle.forEach((module, megabytes) -> figures.add(figure(
                module, "idle", Statistics.median(megabytes), "MB", OptionalDouble.empty(), NATIVE_IDLE_MEGABYTES)));
        if (!busy.isEmpty()) {
            idle.forEach((module, megabytes) -> figures.add(new Figure(
                    "services",
                    form(module) + ", after the benches before",
                    before.getOrDefault(module, 0.0),
                    "MB",
                    OptionalDouble.of(Statistics.median(megabytes)),
                    new Target.None(),
                    Optional.empty())));
        }
        return figures;
    }

    private SequencedMap<String, ManagedProcess> services() {
        SequencedMap<String, ManagedProcess> services = new LinkedHashMap<>();
        services.put("routing-service", ground.suite().process("routing-1"));
        services.put("sync-gateway", ground.suite().process("gateway-1"));
        for (InternalService service : InternalService.values()) {
            services.put(service.module(), ground.suite().process(service.process()));
        }
        return services;
    }

    private Figure figure(
            String module, String what, double value, String unit, OptionalDouble reference, double nativeLimit) {
        Target target = isNative(module) ? new Target.Below(nativeLimit) : new Target.None();
        return new Figure("services", form(module) + ", " + what, value, unit, reference, target, Optional.empty());
    }

    private String form(String module) {
        return module + " (" + (isNative(module) ? "native" : "JVM") + ")";
    }

    private boolean isNative(String module) {
        return ground.suite().options().binaries().contains(module);
    }

    private static double megabytes(ManagedProcess process) {
        return process.figures().map(ProcessUsage::memoryBytes).orElse(0L) / MEGABYTE;
    }

    /** The time in which a machine starts a JVM and ends it again. No service on it can start faster. */
    private double bareJvmMillis() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ground.suite().options().serviceJvm());
        command.add("-version");
        long begin = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new BenchFailure("a JVM with the services' options does not start");
            }
        } catch (IOException e) {
            throw new BenchFailure("no JVM can be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
        double millis = (System.nanoTime() - begin) / 1e6;
        ground.narrator().note(String.format(Locale.ROOT, "%-20s %,10.0f ms", "a JVM by itself", millis));
        return millis;
    }
}
