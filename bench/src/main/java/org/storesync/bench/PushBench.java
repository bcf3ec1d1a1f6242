package org.storesync.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.storesync.bench.data.Batch;
import org.storesync.bench.data.ItemLines;
import org.storesync.bench.figure.Cost;
import org.storesync.bench.figure.Figure;
import org.storesync.bench.figure.Target;
import org.storesync.bench.ground.Ground;
import org.storesync.bench.ground.Meter;
import org.storesync.bench.ground.PushAnswer;
import org.storesync.bench.ground.SiteClient;
import org.storesync.bench.ground.Together;
import org.storesync.bench.http.HttpAnswer;
import org.storesync.bench.http.HttpConnection;
import org.storesync.bench.reference.CopyReference;

/** B1: acknowledged records a second, pushed by one site and by eight, beside the rows a second of COPY. */
final class PushBench implements Bench {
    static final int BATCH_MAX = 5_000;
    private static final int ID_BEGIN = "{\"ID\":\"".length();
    private static final int ID_END = ID_BEGIN + 36;

    /** The first records of a new central, with plans that were made while it had none. */
    private static final int EMPTY_ROWS = 40_000;

    private final Ground ground;
    private final Load load;
    private final ItemLines lines;
    private final CopyReference reference;

    private @Nullable Cost empty;

    PushBench(Ground ground, Load load, ItemLines lines, CopyReference reference) {
        this.ground = ground;
        this.load = load;
        this.lines = lines;
        this.reference = reference;
    }

    @Override
    public List<Figure> run() {
        List<SiteClient> all = ground.pushers();
        List<SiteClient> one = all.subList(0, 1);
        List<Figure> figures = new ArrayList<>();
        if (empty != null) {
            figures.add(new Figure(
                    "B1",
                    "1 site, empty log",
                    empty.rate(),
                    "rows/s",
                    OptionalDouble.of(reference.rowsPerSecond()),
                    new Target.RatioAtLeast(0.10),
                    Optional.of(empty)));
        }
        for (boolean gzip : new boolean[] {false, true}) {
            figures.add(figure(one, gzip, new Target.RatioAtLeast(0.20)));
            figures.add(figure(all, gzip, new Target.RatioAtLeast(0.35)));
        }
        return figures;
    }

    private Figure figure(List<SiteClient> sites, boolean gzip, Target target) {
        String variant = (sites.size() == 1 ? "1 site" : sites.size() + " sites") + (gzip ? ", gzip" : "");
        push(sites, BATCH_MAX * sites.size(), gzip);
        Interleaved runs = Interleaved.run(
                load.runs(),
                () -> {
                    Cost cost = push(sites, load.rows(), gzip);
                    note("B1 " + variant, cost.rate());
                    return cost;
                },
                () -> {
                    double rate = reference.rowsPerSecond();
                    note("B1 COPY", rate);
                    return rate;
                });
        return new Figure(
                "B1",
                variant,
                runs.rate(),
                "rows/s",
                OptionalDouble.of(runs.reference()),
                target,
                Optional.of(runs.cost()));
    }

    private void note(String what, double rate) {
        ground.narrator().note(String.format(Locale.ROOT, "%-20s %,10.0f rows/s", what, rate));
    }

    /** The median for one site, for benches that use it as their reference. */
    Cost oneSite() {
        Cost cost = push(ground.pushers().subList(0, 1), load.rows(), false);
        note("B1 1 site", cost.rate());
        return cost;
    }

    /** Fills the log by the same calls that are measured later, in steps that fit in memory. */
    void prefill() {
        if (ground.log().records() < EMPTY_ROWS) {
            // Autovacuum would do the same. A planner that believes that a table is empty makes other plans.
            ground.log().execute("vacuum analyze");
            empty = push(ground.pushers().subList(0, 1), EMPTY_ROWS, false);
            note("B1 1 site, empty log", empty.rate());
        }
        int step = BATCH_MAX * Ground.PUSHERS;
        for (long missing = load.prefill() - ground.log().records(); missing > 0; missing -= step) {
            push(ground.pushers(), (int) Math.min(step, Math.max(missing, Ground.PUSHERS)), false);
        }
        ground.log().execute("vacuum analyze");
    }

    /** Pushes this many new records, divided evenly. It fails unless each acknowledged record is in the log as it was sent. */
    private Cost push(List<SiteClient> sites, int rows, boolean gzip) {
        List<List<Batch>> batches = new ArrayList<>();
        List<Long> heads = new ArrayList<>();
        for (SiteClient site : sites) {
            batches.add(batches(site, rows / sites.size(), gzip));
            heads.add(ground.log().head(site.store()));
        }
        List<List<HttpAnswer>> answers =
                sites.stream().<List<HttpAnswer>>map(site -> new ArrayList<>()).toList();
        AtomicLong sent = new AtomicLong();
        Meter meter = ground.meter();
        SequencedMap<String, Double> before = meter.read();
        double seconds = Together.seconds(sites.size(), (number, start) -> {
            SiteClient site = sites.get(number);
            try (HttpConnection connection = ground.connect()) {
                start.await();
                for (Batch batch : batches.get(number)) {
                    byte[] head = site.pushHead(batch);
                    answers.get(number).add(connection.send(head, batch.payload()));
                    sent.addAndGet(head.length + batch.payload().length);
                }
                return System.nanoTime();
            }
        });
        long received = answers.stream()
                .flatMap(List::stream)
                .mapToLong(HttpAnswer::wireBytes)
                .sum();
        long count =
                batches.stream().flatMap(List::stream).mapToLong(Batch::count).sum();
        Cost cost = meter.since(before, seconds, count, sent.get(), received);
        for (int i = 0; i < sites.size(); i++) {
            verify(sites.get(i), heads.get(i), batches.get(i), answers.get(i));
        }
        return cost;
    }

    private List<Batch> batches(SiteClient site, int rows, boolean gzip) {
        List<Batch> batches = new ArrayList<>();
        for (int done = 0; done < rows; done += BATCH_MAX) {
            batches.add(site.itemLines(lines, Math.min(BATCH_MAX, rows - done), ground.random(), gzip));
        }
        return batches;
    }

    private void verify(SiteClient site, long head, List<Batch> batches, List<HttpAnswer> answers) {
        Map<String, byte[]> bodies = new HashMap<>();
        for (int i = 0; i < batches.size(); i++) {
            PushAnswer.requireAccepted(batches.get(i), answers.get(i));
            for (byte[] body : batches.get(i).bodies()) {
                bodies.put(new String(body, ID_BEGIN, ID_END - ID_BEGIN, StandardCharsets.ISO_8859_1), body);
            }
        }
        ground.log().requireAll(site.store(), head, bodies);
    }
}
