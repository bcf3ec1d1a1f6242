package org.storesync.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.storesync.bench.data.Batch;
import org.storesync.bench.data.ItemLines;
import org.storesync.bench.figure.Cost;
import org.storesync.bench.figure.Figure;
import org.storesync.bench.figure.Statistics;
import org.storesync.bench.figure.Target;
import org.storesync.bench.ground.BenchFailure;
import org.storesync.bench.ground.Ground;
import org.storesync.bench.ground.Meter;
import org.storesync.bench.ground.Positions;
import org.storesync.bench.ground.Probe;
import org.storesync.bench.ground.PushAnswer;
import org.storesync.bench.ground.SiteClient;
import org.storesync.bench.http.HttpAnswer;
import org.storesync.bench.http.HttpConnection;
import org.storesync.local.suite.InternalService;

/** How far the services that read the feed are behind a site that pushes as fast as it can (B1), and whether they keep up. */
final class LagBench implements Bench {
    private static final List<InternalService> READERS = List.of(InternalService.TRANSFER, InternalService.REPORTING);
    private static final Duration APPLIED_MAX = Duration.ofMinutes(10);
    /** A pace needs at least two batches. */
    private static final int ROWS_MIN = 2 * PushBench.BATCH_MAX;
    /** Below this, a service falls behind as long as the site pushes. */
    private static final double KEEPS_UP = 0.95;
    /** Reports are no older than this (B9). */
    private static final double REPORT_LAG_MILLIS = 5_000;

    private final Ground ground;
    private final Load load;
    private final PushBench push;
    private final ItemLines lines;
    private final List<Double> pushRates = new ArrayList<>();
    /**
     * The time from the first applied batch to the last, divided by the time from the first acknowledged batch to the last. At 1 the lag
     * does not grow.
     */
    private final Map<InternalService, List<Double>> paces = new EnumMap<>(InternalService.class);

    private final Map<InternalService, List<Long>> lags = new EnumMap<>(InternalService.class);

    LagBench(Ground ground, Load load, PushBench push, ItemLines lines) {
        this.ground = ground;
        this.load = load;
        this.push = push;
        this.lines = lines;
        READERS.forEach(service -> {
            paces.put(service, new ArrayList<>());
            lags.put(service, new ArrayList<>());
        });
    }

    /** A push that was acknowledged, and the feed's head then. */
    private record Acknowledged(long nanos, long head) {}

    @Override
    public List<Figure> run() {
        // All services run, as in a country; two of them are measured.
        for (InternalService service : InternalService.values()) {
            var _ = ground.feed().reader(service);
        }
        SiteClient site = ground.pushers().getFirst();
        followed(site, ROWS_MIN);
        pushRates.clear();
        paces.values().forEach(List::clear);
        lags.values().forEach(List::clear);
        Interleaved runs = Interleaved.run(
                load.runs(),
                () -> followed(site, Math.max(ROWS_MIN, load.rows())),
                () -> ground.feed().withoutReaders(push::oneSite).rate());
        double pushRate = Statistics.median(pushRates);
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "lag",
                "1 site pushes, all services read",
                pushRate,
                "rows/s",
                OptionalDouble.of(runs.reference()),
                new Target.None(),
                Optional.of(runs.cost())));
        for (InternalService service : READERS) {
            String name = service.module();
            double pace = Statistics.median(paces.getOrDefault(service, List.of()));
            figures.add(new Figure(
                    "lag",
                    name + (pace < KEEPS_UP ? " applies, falls behind" : " applies, keeps up"),
                    pushRate * pace,
                    "rows/s",
                    OptionalDouble.of(pushRate),
                    new Target.RatioAtLeast(KEEPS_UP),
                    Optional.empty()));
            long[] millis = lags.getOrDefault(service, List.of()).stream()
                    .mapToLong(Long::longValue)
                    .toArray();
            figures.add(millis(name + ", p50", Statistics.percentile(millis, 0.5), new Target.None()));
            figures.add(millis(
                    name + ", p99",
                    Statistics.percentile(millis, 0.99),
                    service == InternalService.REPORTING ? new Target.Below(REPORT_LAG_MILLIS) : new Target.None()));
        }
        figures.addAll(new HalvesLag(ground, load).figures());
        return figures;
    }

    private static Figure millis(String variant, long value, Target target) {
        return new Figure("lag", variant, value, "ms", OptionalDouble.empty(), target, Optional.empty());
    }

    /** Pushes, and watches when each position was applied. */
    private Cost followed(SiteClient site, int rows) {
        List<Batch> batches = new ArrayList<>();
        for (int done = 0; done < rows; done += PushBench.BATCH_MAX) {
            batches.add(site.itemLines(lines, Math.min(PushBench.BATCH_MAX, rows - done), ground.random(), false));
        }
        int partition = ground.feed().partition(site.store());
        try (Probe routing = Probe.of(ground.suite(), "routing");
                Probe transfer = Probe.of(ground.suite(), InternalService.TRANSFER.database());
                Probe reporting = Probe.of(ground.suite(), InternalService.REPORTING.database());
                Positions ofTransfer = positions(InternalService.TRANSFER, transfer, partition);
                Positions ofReporting = positions(InternalService.REPORTING, reporting, partition)) {
            Meter meter = ground.meter();
            SequencedMap<String, Double> cpu = meter.read();
            long begin = System.nanoTime();
            List<Acknowledged> pushed = pushed(site, batches, routing, partition);
            Acknowledged last = pushed.getLast();
            pushRates.add(rows / ((last.nanos() - begin) / 1e9));
            long end = Math.max(
                    applied(InternalService.TRANSFER, ofTransfer, pushed),
                    applied(InternalService.REPORTING, ofReporting, pushed));
            note(rows);
            long sent =
                    batches.stream().mapToLong(batch -> batch.payload().length).sum();
            return meter.since(cpu, (end - begin) / 1e9, rows, sent, 0);
        }
    }

    private List<Acknowledged> pushed(SiteClient site, List<Batch> batches, Probe routing, int partition) {
        List<HttpAnswer> answers = new ArrayList<>();
        List<Acknowledged> acknowledged = new ArrayList<>();
        try (HttpConnection connection = ground.connect()) {
            for (Batch batch : batches) {
                answers.add(site.push(connection, batch));
                long now = System.nanoTime();
                acknowledged.add(new Acknowledged(
                        now, routing.number("select seq from feed_head where partition = ?", partition)));
            }
        } catch (IOException e) {
            throw new BenchFailure("the gateway gave no answer to a push", e);
        }
        for (int i = 0; i < batches.size(); i++) {
            PushAnswer.requireAccepted(batches.get(i), answers.get(i));
        }
        return acknowledged;
    }

    /** When the last of them was applied. */
    private long applied(InternalService service, Positions positions, List<Acknowledged> pushed) {
        Acknowledged first = pushed.getFirst();
        Acknowledged last = pushed.getLast();
        long end = positions.await(last.head(), APPLIED_MAX);
        for (Acknowledged each : pushed) {
            long lag = Math.max(0, positions.reached(each.head()) - each.nanos());
            lags.getOrDefault(service, List.of()).add(lag / 1_000_000);
        }
        double applying = end - positions.reached(first.head());
        paces.getOrDefault(service, List.of()).add((last.nanos() - first.nanos()) / applying);
        return end;
    }

    private static Positions positions(InternalService service, Probe probe, int partition) {
        return new Positions(
                service.module(),
                () -> probe.number("select coalesce(max(seq), -1) from feed_position where partition = ?", partition));
    }

    private void note(int rows) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "lag: %d pushed at %,.0f rows/s; applied", rows, pushRates.getLast()));
        for (InternalService service : READERS) {
            text.append(String.format(
                    Locale.ROOT,
                    " %s at %.2f of that, the last after %d ms;",
                    service.module(),
                    paces.getOrDefault(service, List.of()).getLast(),
                    lags.getOrDefault(service, List.of()).getLast()));
        }
        ground.narrator().note(text.toString());
    }
}
