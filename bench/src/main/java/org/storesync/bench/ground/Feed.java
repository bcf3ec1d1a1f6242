package org.storesync.bench.ground;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.suite.InternalService;
import org.storesync.local.suite.Suite;

/** The services that read the feed. Each is started when it is first needed, and watched from outside, in its database. */
public final class Feed {
    private static final Duration LOAD_MAX = Duration.ofMinutes(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Suite suite;
    private final Narrator narrator;
    private final Map<InternalService, ManagedProcess> readers = new EnumMap<>(InternalService.class);

    Feed(Suite suite, Narrator narrator) {
        this.suite = suite;
        this.narrator = narrator;
    }

    /** A service that has read all there is. */
    public ManagedProcess reader(InternalService service) {
        ManagedProcess process = readers.get(service);
        if (process == null) {
            process = suite.start(service);
            readers.put(service, process);
            narrator.step(service.module() + " reads all there is", () -> awaitCaughtUp(List.of(service)));
        }
        return process;
    }

    /** The services that were started. */
    public List<InternalService> readers() {
        return List.copyOf(readers.keySet());
    }

    /** Does something while no service reads: they are frozen meanwhile, and have caught up again before this returns. */
    public <T> T withoutReaders(Supplier<T> work) {
        readers.values().forEach(ManagedProcess::freeze);
        try {
            return work.get();
        } finally {
            readers.values().forEach(ManagedProcess::thaw);
            awaitCaughtUp(readers());
        }
    }

    /** Waits until these services are where the feed's heads were when this was called. */
    public void awaitCaughtUp(List<InternalService> services) {
        Map<Integer, Long> heads;
        try (Probe routing = Probe.of(suite, "routing")) {
            heads = routing.numbers("select partition, seq from feed_head");
        }
        for (InternalService service : services) {
            try (Probe reader = Probe.of(suite, service.database())) {
                var _ = Patience.until(service.module() + " has read the feed", LOAD_MAX, LOOK, () -> {
                    Map<Integer, Long> read =
                            reader.numbers("select partition, seq from feed_position where seq is not null");
                    return heads.entrySet().stream()
                            .allMatch(head -> read.getOrDefault(head.getKey(), -1L) >= head.getValue());
                });
            }
        }
    }

    /** The partition in which a store's changes come. The store must have had some. */
    public int partition(String store) {
        try (Probe routing = Probe.of(suite, "routing")) {
            return Integer.parseInt(routing.text(
                    "select f.partition from feed f join stream s using (stream_id) where s.kind = 'store' and s.owner = '"
                            + store + "' limit 1"));
        }
    }
}
