package org.storesync.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.storesync.bench.data.Batch;
import org.storesync.bench.data.Invoices;
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
import org.storesync.bench.http.HttpConnection;
import org.storesync.local.suite.InternalService;

/** One site pushes finalised customer invoices to another's store: how soon the transfer-service has made and pushed their halves. */
final class HalvesLag {
    private static final Duration PUSHED_MAX = Duration.ofMinutes(10);
    /** Pushed halves: made, and each of their changes answered. */
    private static final String PUSHED = "select count(*) from pair where state = 'sent' and waiting = 0";

    private static final int RECORDS_PER_INVOICE = 1 + Invoices.LINES;
    private static final int ITEMS = 50;
    /** Halves cost more than stock lines, so the bench makes fewer records of them by this factor. */
    private static final int SHARE = 8;

    private static final int INVOICES_PER_BATCH = 200;

    private final Ground ground;
    private final Load load;
    private final Invoices invoices;
    private final List<Double> invoiceRates = new ArrayList<>();
    private final List<Long> millis = new ArrayList<>();

    HalvesLag(Ground ground, Load load) {
        this.ground = ground;
        this.load = load;
        this.invoices = new Invoices(ground.random(), ground.items(ITEMS));
    }

    List<Figure> figures() {
        int count = Math.max(1, load.rows() / SHARE / RECORDS_PER_INVOICE);
        try (Probe transfer = Probe.of(ground.suite(), InternalService.TRANSFER.database())) {
            SiteClient sender = ground.pushers().getFirst();
            String receiver = ground.pushers().get(1).store();
            String customer = transfer.text("select name_id from store where store_id = '" + receiver + "'");
            ground.visible(customer, sender.store());
            made(transfer, sender, customer, Math.min(count, INVOICES_PER_BATCH));
            invoiceRates.clear();
            millis.clear();
            List<Cost> costs = new ArrayList<>();
            for (int i = 0; i < load.runs(); i++) {
                costs.add(made(transfer, sender, customer, count));
            }
            long[] all = millis.stream().mapToLong(Long::longValue).toArray();
            String variant = "transfer-service, halves of " + Invoices.LINES + " lines";
            return List.of(
                    new Figure(
                            "lag",
                            variant,
                            Statistics.median(costs.stream().map(Cost::rate).toList()),
                            "halves/s",
                            OptionalDouble.of(Statistics.median(invoiceRates)),
                            new Target.None(),
                            Optional.of(Cost.sum(costs))),
                    figure(variant + ", p50 until pushed", Statistics.percentile(all, 0.5)),
                    figure(variant + ", p99 until pushed", Statistics.percentile(all, 0.99)));
        }
    }

    private static Figure figure(String variant, long value) {
        return new Figure("lag", variant, value, "ms", OptionalDouble.empty(), new Target.None(), Optional.empty());
    }

    /** Pushes invoices and waits until there is one more half for each of them. */
    private Cost made(Probe transfer, SiteClient sender, String customer, int count) {
        List<Batch> batches = new ArrayList<>();
        for (int done = 0; done < count; done += INVOICES_PER_BATCH) {
            Invoices.Records records =
                    invoices.next(sender.store(), customer, Math.min(INVOICES_PER_BATCH, count - done));
            batches.add(sender.batch(records.types(), records.ids(), records.bodies(), ground.random(), false));
        }
        long before = transfer.number(PUSHED);
        try (HttpConnection connection = ground.connect();
                Positions pushed = new Positions("the number of halves", () -> transfer.number(PUSHED))) {
            Meter meter = ground.meter();
            SequencedMap<String, Double> cpu = meter.read();
            long begin = System.nanoTime();
            List<Long> acknowledged = new ArrayList<>();
            for (Batch batch : batches) {
                PushAnswer.requireAccepted(batch, sender.push(connection, batch));
                acknowledged.add(System.nanoTime());
            }
            long end = pushed.await(before + count, PUSHED_MAX);
            invoiceRates.add(count / ((acknowledged.getLast() - begin) / 1e9));
            long sent =
                    batches.stream().mapToLong(batch -> batch.payload().length).sum();
            Cost cost = meter.since(cpu, (end - begin) / 1e9, count, sent, 0);
            // A lane keeps its order, so the first halves are those of the first invoices.
            for (int i = 0; i < count; i++) {
                long lag = pushed.reached(before + i + 1) - acknowledged.get(i / INVOICES_PER_BATCH);
                millis.add(Math.max(0, lag) / 1_000_000);
            }
            ground.narrator()
                    .note(String.format(
                            Locale.ROOT,
                            "lag: %d invoices pushed at %,.0f invoices/s; %,.0f halves/s, the last after %d ms",
                            count,
                            invoiceRates.getLast(),
                            cost.rate(),
                            millis.getLast()));
            return cost;
        } catch (IOException e) {
            throw new BenchFailure("the gateway gave no answer to a push", e);
        }
    }
}
