package org.storesync.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.storesync.bench.data.Batch;
import org.storesync.bench.data.ItemLines;
import org.storesync.bench.figure.Figure;
import org.storesync.bench.figure.Statistics;
import org.storesync.bench.figure.Target;
import org.storesync.bench.ground.BenchFailure;
import org.storesync.bench.ground.Ground;
import org.storesync.bench.ground.Page;
import org.storesync.bench.ground.SiteClient;
import org.storesync.bench.http.HttpAnswer;
import org.storesync.bench.http.HttpConnection;

/**
 * Measures what one site notices of another that takes as much as it can: its p99 during each attack, beside its p99 when it is alone. Each
 * of its calls must get a good answer.
 */
final class IsolationBench implements Bench {
    private static final int CALLS = 500;
    private static final int PAGE = 100;
    private static final int LARGE_BYTES = 1_000_000;
    private static final int CROWD = 4_000;
    private static final double RATIO_MAX = 3;

    private final Ground ground;
    private final int runs;
    private final ItemLines lines;
    private final SiteClient attacker;

    IsolationBench(Ground ground, Load load, ItemLines lines) {
        this.ground = ground;
        this.runs = load.runs();
        this.lines = lines;
        this.attacker = ground.pushers().getFirst();
    }

    /** What the other site does meanwhile: on each of its connections it repeats one act. With one connection it is only a busy site. */
    private record Attack(String variant, int connections, Act act) {}

    /**
     * What the other site sends and fetches. A day's changes are what a site's calls hold: a batch of what was done in a store, a page of what
     * central changed. A single record and an empty page say what the way itself costs, without work at its end.
     */
    private enum Calls {
        OF_A_DAY("a day's changes", 100),
        SINGLE("one record, an empty page", 1);

        private final String text;
        private final int records;

        Calls(String text, int records) {
            this.text = text;
            this.records = records;
        }
    }

    @FunctionalInterface
    private interface Act {
        void once(HttpConnection connection) throws IOException;
    }

    @Override
    public List<Figure> run() {
        List<Attack> attacks = List.of(
                new Attack("pulls without a break", 1, this::pull),
                new Attack("64 pulls at once", 64, this::pull),
                new Attack("pushes without a break", 1, this::push),
                new Attack("40 pushes of a lane at once", 40, this::push),
                new Attack("a crowd behind one parent", 1, this::crowd),
                new Attack("large records of unknown types", 2, this::large));
        List<SiteClient> others = ground.pushers().subList(1, attacks.size() + 1);
        // The services are warm before anything counts, because a compiler takes as much of two processors as an
        // attack.
        attacks.forEach(attack -> p99During(ground.pushers().getLast(), Calls.OF_A_DAY, attack));
        List<Figure> figures = new ArrayList<>();
        for (Calls calls : Calls.values()) {
            for (int i = 0; i < attacks.size(); i++) {
                figures.add(during(others.get(i), calls, attacks.get(i)));
            }
        }
        return figures;
    }

    /** Quiet and busy runs take turns, and the middle of each counts, because the machine has bad moments that nobody causes. */
    private Figure during(SiteClient other, Calls calls, Attack attack) {
        List<Double> quiet = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            quiet.add(p99(other, calls));
            busy.add(p99During(other, calls, attack));
        }
        double alone = Statistics.median(quiet);
        double attacked = Statistics.median(busy);
        String variant = attack.variant() + "; " + calls.text;
        ground.narrator().note(String.format(Locale.ROOT, "%-60s %6.1f ms, alone %6.1f ms", variant, attacked, alone));
        return new Figure(
                "isolation",
                variant,
                attacked,
                "ms p99",
                OptionalDouble.of(alone),
                new Target.RatioAtMost(RATIO_MAX),
                Optional.empty());
    }

    private double p99During(SiteClient other, Calls calls, Attack attack) {
        AtomicBoolean over = new AtomicBoolean();
        double busy;
        try (ExecutorService threads = Executors.newFixedThreadPool(attack.connections())) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < attack.connections(); i++) {
                running.add(threads.submit(() -> again(attack.act(), over)));
            }
            try {
                busy = p99(other, calls);
            } finally {
                over.set(true);
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new BenchFailure("the attack broke off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
        return busy;
    }

    private Void again(Act act, AtomicBoolean over) throws IOException {
        try (HttpConnection connection = ground.connect()) {
            while (!over.get()) {
                act.once(connection);
            }
        }
        return null;
    }

    private void pull(HttpConnection connection) throws IOException {
        connection.send(attacker.pull(null, 5_000, false));
    }

    private void push(HttpConnection connection) throws IOException {
        send(connection, lines(attacker, 500));
    }

    /** Synchronised, because only one thread at a time may use the random source. */
    private synchronized Batch lines(SiteClient site, int count) {
        return site.itemLines(lines, count, ground.random(), false);
    }

    /** Sends lines first and their invoice afterwards, so that all lines are judged again. */
    private void crowd(HttpConnection connection) throws IOException {
        for (Batch batch : crowd()) {
            send(connection, batch);
        }
    }

    private synchronized List<Batch> crowd() {
        RandomGenerator random = ground.random();
        String invoice = ItemLines.newId(random);
        List<String> ids = new ArrayList<>();
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            ids.add(ItemLines.newId(random));
            bodies.add(
                    utf8("{\"ID\":\"" + ids.getLast() + "\",\"transaction_ID\":\"" + invoice + "\",\"quantity\":1}"));
        }
        String header = "{\"ID\":\"" + invoice + "\",\"store_ID\":\"" + attacker.store()
                + "\",\"type\":\"si\",\"status\":\"nw\"}";
        return List.of(
                attacker.batch("trans_line", ids, bodies, random, false),
                attacker.batch("transact", List.of(invoice), List.of(utf8(header)), random, false));
    }

    private void large(HttpConnection connection) throws IOException {
        send(connection, large());
    }

    private synchronized Batch large() {
        RandomGenerator random = ground.random();
        List<String> ids = new ArrayList<>();
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(ItemLines.newId(random));
            bodies.add(utf8("{\"ID\":\"" + ids.getLast() + "\",\"text\":\"" + "x".repeat(LARGE_BYTES) + "\"}"));
        }
        return attacker.batch("drone", ids, bodies, random, false);
    }

    private void send(HttpConnection connection, Batch batch) throws IOException {
        connection.send(attacker.pushHead(batch), batch.payload());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The p99 in milliseconds of the other site, which pushes and pulls in turn. */
    private double p99(SiteClient other, Calls calls) {
        long[] nanos = new long[CALLS];
        try (HttpConnection connection = ground.connect()) {
            String cursor = calls == Calls.SINGLE
                    ? other.drain(connection)
                    : Page.of(connection.send(other.pull(null, PAGE, false))).cursor();
            byte[] pull = other.pull(cursor, PAGE, false);
            for (int i = 0; i < CALLS; i++) {
                Batch batch = i % 2 == 0 ? lines(other, calls.records) : null;
                long began = System.nanoTime();
                answered(batch == null ? connection.send(pull) : other.push(connection, batch));
                nanos[i] = System.nanoTime() - began;
            }
        } catch (IOException e) {
            throw new BenchFailure("the other site's connection broke off", e);
        }
        return Statistics.percentile(nanos, 0.99) / 1e6;
    }

    private static void answered(HttpAnswer answer) {
        if (answer.status() != 200) {
            throw new BenchFailure("the other site was answered " + answer.status() + ": " + answer.text());
        }
    }
}
