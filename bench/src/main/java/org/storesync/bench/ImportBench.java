package org.storesync.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.storesync.bench.data.ItemFile;
import org.storesync.bench.figure.Cost;
import org.storesync.bench.figure.Figure;
import org.storesync.bench.figure.Statistics;
import org.storesync.bench.figure.Target;
import org.storesync.bench.ground.BenchFailure;
import org.storesync.bench.ground.Ground;
import org.storesync.bench.ground.MasterData;
import org.storesync.bench.ground.Meter;
import org.storesync.bench.ground.Patience;
import org.storesync.bench.ground.Probe;
import org.storesync.local.suite.InternalService;
import org.storesync.model.SiteId;

/**
 * Imports a file of new items at the master-data-service, and measures the time until it is imported and until routing holds every item,
 * beside a site's push (B1).
 */
final class ImportBench implements Bench {
    /** The internal site that the master-data-service is. */
    private static final SiteId MASTER_DATA = new SiteId(1_000_000_002);

    private static final Duration ROLE_MAX = Duration.ofMinutes(10);
    private static final Duration IMPORT_MAX = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int WARM_UP_SHARE = 5;

    private final Ground ground;
    private final Load load;
    private final PushBench push;
    private final ItemFile files;
    private final List<Double> importRates = new ArrayList<>();

    ImportBench(Ground ground, Load load, PushBench push) {
        this.ground = ground;
        this.load = load;
        this.push = push;
        this.files = new ItemFile(ground.random());
    }

    @Override
    public List<Figure> run() {
        var _ = ground.feed().reader(InternalService.MASTER_DATA);
        ground.suite().administration().primary(MASTER_DATA, Ground.REASON);
        try (MasterData masterData = new MasterData(ground.suite());
                Probe own = Probe.of(ground.suite(), InternalService.MASTER_DATA.database())) {
            Patience.until(
                    "the master-data-service is the primary",
                    ROLE_MAX,
                    LOOK,
                    () -> masterData.role().equals("PRIMARY"));
            imported(masterData, own, Math.max(1, load.items() / WARM_UP_SHARE));
            importRates.clear();
            Interleaved runs = Interleaved.run(
                    load.runs(),
                    () -> imported(masterData, own, load.items()),
                    () -> ground.feed().withoutReaders(push::oneSite).rate());
            OptionalDouble pushRate = OptionalDouble.of(runs.reference());
            String variant = load.items() + " items as CSV, ";
            return List.of(
                    new Figure(
                            "import",
                            variant + "imported",
                            Statistics.median(importRates),
                            "rows/s",
                            pushRate,
                            new Target.None(),
                            Optional.empty()),
                    new Figure(
                            "import",
                            variant + "and published",
                            runs.rate(),
                            "rows/s",
                            pushRate,
                            new Target.None(),
                            Optional.of(runs.cost())));
        } finally {
            ground.primaryAgain();
        }
    }

    /** One file, from its first byte until routing holds all of it. */
    private Cost imported(MasterData masterData, Probe own, int rows) {
        byte[] file = files.next(rows);
        long before = items();
        Meter meter = ground.meter();
        SequencedMap<String, Double> cpu = meter.read();
        long begin = System.nanoTime();
        String id = masterData.importItems(file);
        long done = Patience.until("an import is done", IMPORT_MAX, LOOK, () -> isDone(masterData, id, rows));
        long published = Patience.until(
                "the items are pushed",
                IMPORT_MAX,
                LOOK,
                () -> own.number("select count(*) from (select 1 from outbox limit 1) as waiting") == 0);
        Cost cost = meter.since(cpu, (published - begin) / 1e9, rows, file.length, 0);
        long arrived = items() - before;
        if (arrived != rows) {
            throw new BenchFailure("of " + rows + " items imported, routing holds " + arrived);
        }
        double rate = rows / ((done - begin) / 1e9);
        importRates.add(rate);
        ground.narrator()
                .note(String.format(
                        Locale.ROOT, "%-20s %,10.0f rows/s, published %,.0f rows/s", "import", rate, cost.rate()));
        return cost;
    }

    private static boolean isDone(MasterData masterData, String id, int rows) {
        var job = masterData.importState(id);
        return switch (job.path("state").asText()) {
            case "RUNNING" -> false;
            case "DONE" -> {
                if (job.path("created").asInt() != rows) {
                    throw new BenchFailure("an import of " + rows + " new items says " + job);
                }
                yield true;
            }
            default -> throw new BenchFailure("an import says " + job);
        };
    }

    private long items() {
        return ground.log()
                .number("select count(*) from record_home h join record_type t using (record_type)"
                        + " where t.name = 'item' and h.stream_id is not null");
    }
}
