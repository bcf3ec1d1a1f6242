package org.storesync.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.storesync.bench.figure.Cost;
import org.storesync.bench.figure.Figure;
import org.storesync.bench.figure.Statistics;
import org.storesync.bench.figure.Target;
import org.storesync.bench.ground.Fleet;
import org.storesync.bench.ground.Ground;
import org.storesync.bench.ground.ManyStreams;
import org.storesync.bench.ground.Pollers;
import org.storesync.bench.ground.SiteClient;
import org.storesync.bench.ground.Together;
import org.storesync.bench.http.HttpConnection;
import org.storesync.bench.reference.HeadPollReference;

/** B6: polls a second of thousands of different sites that have everything, beside the same look-up in SQL alone. */
final class IdlePollBench implements Bench {
    static final int CONNECTIONS = 16;
    private static final int PAGE_RECORDS = 5_000;
    /** Compilers are done, and every site has polled more than once. */
    private static final int WARM_UP_PASSES = 3;

    private static final double NINETY_NINE = 0.99;

    private final Ground ground;
    private final Load load;
    private final Fleet fleet;

    IdlePollBench(Ground ground, Load load, Fleet fleet) {
        this.ground = ground;
        this.load = load;
        this.fleet = fleet;
    }

    @Override
    public List<Figure> run() {
        fleet.growTo(load.sites());
        List<SiteClient> all = fleet.sites().subList(0, load.sites());
        List<Figure> figures = new ArrayList<>(figures(load.sites() + " sites", all));
        ManyStreams many = new ManyStreams(ground);
        List<SiteClient> rich = ground.narrator()
                .step(load.manyStreamSites() + " sites with 500 streams", () -> many.give(load.manyStreamSites()));
        figures.addAll(figures(ManyStreams.STREAMS + " streams a site", rich));
        return figures;
    }

    private List<Figure> figures(String variant, List<SiteClient> sites) {
        List<byte[]> polls =
                ground.narrator().step("B6 " + variant + ": each pulls what there is", () -> atTheHead(sites));
        Pollers pollers = new Pollers(ground, polls, CONNECTIONS);
        // The first poll with the last cursor acknowledges it. After that nothing moves.
        pollers.eachOnce();
        pollers.closed(load.passLength().multipliedBy(WARM_UP_PASSES));
        int streams = (int) ground.log()
                .number("select count(*) from subscription where ended_at is null and site_id = "
                        + sites.getFirst().siteId());
        HeadPollReference sql = new HeadPollReference(
                ground.suite().database("routing"),
                sites.stream().map(SiteClient::siteId).toList(),
                CONNECTIONS,
                streams);
        List<Double> wal = new ArrayList<>();
        Interleaved runs = Interleaved.run(
                load.runs(),
                () -> {
                    long before = ground.log().walBytes();
                    Cost cost = pollers.closed(load.passLength());
                    wal.add((double) (ground.log().walBytes() - before) / cost.operations());
                    note("B6 " + variant, cost.rate());
                    return cost;
                },
                () -> {
                    double rate = sql.pollsPerSecond(load.passLength());
                    note("B6 SQL", rate);
                    return rate;
                });
        double half = runs.rate() / 2;
        long[] nanos = pollers.open(half, load.passLength().multipliedBy(2));
        double p99 = Statistics.percentile(nanos, NINETY_NINE) / 1e6;
        ground.narrator()
                .note(String.format(
                        Locale.ROOT,
                        "B6 %s at %.0f/s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
                        variant,
                        half,
                        Statistics.percentile(nanos, 0.5) / 1e6,
                        p99,
                        Statistics.percentile(nanos, 1) / 1e6));
        return List.of(
                new Figure(
                        "B6",
                        variant,
                        runs.rate(),
                        "polls/s",
                        OptionalDouble.of(runs.reference()),
                        new Target.RatioAtLeast(0.25),
                        Optional.of(runs.cost())),
                absolute(variant + ", p99 at half that rate", p99, "ms", new Target.Below(20)),
                absolute(variant + ", WAL a poll", Statistics.median(wal), "bytes", new Target.AtMost(50)));
    }

    private static Figure absolute(String variant, double value, String unit, Target target) {
        return new Figure("B6", variant, value, unit, OptionalDouble.empty(), target, Optional.empty());
    }

    private void note(String what, double rate) {
        ground.narrator().note(String.format(Locale.ROOT, "%-24s %,10.0f polls/s", what, rate));
    }

    /** Lets each site load everything it is entitled to; returns the poll that each makes from then on. */
    private List<byte[]> atTheHead(List<SiteClient> sites) {
        byte[][] polls = new byte[sites.size()][];
        AtomicInteger next = new AtomicInteger();
        Together.seconds(CONNECTIONS, (number, start) -> {
            try (HttpConnection connection = ground.connect()) {
                start.await();
                int index = next.getAndIncrement();
                while (index < polls.length) {
                    polls[index] = poll(sites.get(index), connection);
                    index = next.getAndIncrement();
                }
                return System.nanoTime();
            }
        });
        return List.of(polls);
    }

    private static byte[] poll(SiteClient site, HttpConnection connection) throws IOException {
        site.begin(connection);
        return site.pull(site.drain(connection), PAGE_RECORDS, false);
    }
}
