package org.storesync.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.storesync.bench.data.Batch;
import org.storesync.bench.data.ItemLines;
import org.storesync.bench.figure.Figure;
import org.storesync.bench.figure.Statistics;
import org.storesync.bench.figure.Target;
import org.storesync.bench.ground.BenchFailure;
import org.storesync.bench.ground.Fleet;
import org.storesync.bench.ground.Ground;
import org.storesync.bench.ground.PushAnswer;
import org.storesync.bench.ground.RoutingLog;
import org.storesync.bench.ground.SiteClient;
import org.storesync.bench.http.HttpAnswer;
import org.storesync.bench.http.HttpConnection;

/** B5: what one change to central data writes, with ten sites and with thousands. Both must be the same. */
final class FanOutBench implements Bench {
    private static final int FEW_SITES = 10;
    private static final int CHANGES = 20;
    /** The server reports written rows at the latest when a session has been idle for ten seconds. */
    private static final long STATISTICS_MILLIS = 12_000;

    private final Ground ground;
    private final Load load;
    private final Fleet fleet;
    private final String item;
    private int edition;

    FanOutBench(Ground ground, Load load, Fleet fleet) {
        this.ground = ground;
        this.load = load;
        this.fleet = fleet;
        this.item = ItemLines.newId(ground.random());
    }

    /** What one change wrote. */
    private record Written(double rows, double walBytes, double millis) {}

    @Override
    public List<Figure> run() {
        fleet.growTo(FEW_SITES);
        Written few = written(FEW_SITES);
        fleet.growTo(load.sites());
        Written many = written(load.sites());
        requireDelivered();
        String sites = FEW_SITES + " -> " + load.sites() + " sites";
        return List.of(
                figure("rows written, " + sites, many.rows(), "rows", few.rows(), new Target.Equal()),
                figure("WAL written, " + sites, many.walBytes(), "bytes", few.walBytes(), new Target.RatioAtMost(1.05)),
                // No target: the time is printed beside the amounts.
                figure("time of the push, " + sites, many.millis(), "ms", few.millis(), new Target.RatioAtMost(1.5)));
    }

    private static Figure figure(String variant, double value, String unit, double reference, Target target) {
        return new Figure("B5", variant, value, unit, OptionalDouble.of(reference), target, Optional.empty());
    }

    /** Medians over some changes. Nothing else writes meanwhile, and no checkpoint comes in between, so that no page is logged whole. */
    private Written written(int sites) {
        RoutingLog log = ground.log();
        log.execute("alter system set autovacuum = off");
        log.execute("select pg_reload_conf()");
        log.execute("checkpoint");
        try (HttpConnection connection = ground.connect()) {
            for (int i = 0; i < CHANGES; i++) {
                change(connection);
            }
            settle();
            long rowsBefore = log.rowsWritten();
            List<Double> wal = new ArrayList<>();
            List<Double> millis = new ArrayList<>();
            for (int i = 0; i < CHANGES; i++) {
                long walBefore = log.walBytes();
                millis.add(change(connection));
                wal.add((double) (log.walBytes() - walBefore));
            }
            settle();
            double rows = (double) (log.rowsWritten() - rowsBefore) / CHANGES;
            Written written = new Written(rows, Statistics.median(wal), Statistics.median(millis));
            ground.narrator().note("B5 " + sites + " sites: " + written);
            return written;
        } catch (IOException e) {
            throw new BenchFailure("the gateway gave no answer to a change of central data", e);
        } finally {
            log.execute("alter system reset autovacuum");
            log.execute("select pg_reload_conf()");
        }
    }

    private static void settle() {
        try {
            Thread.sleep(STATISTICS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    private double change(HttpConnection connection) throws IOException {
        edition++;
        String body =
                "{\"ID\":\"" + item + "\",\"item_name\":\"Amoxicillin 250mg tab/cap, edition " + (100_000 + edition)
                        + "\",\"code\":\"bench\",\"default_pack_size\":100,\"type_of\":\"general\",\"is_vaccine\":false,\"doses\":0}";
        Batch batch = ground.primary()
                .batch("item", List.of(item), List.of(body.getBytes(StandardCharsets.UTF_8)), ground.random(), false);
        long begin = System.nanoTime();
        HttpAnswer answer = ground.primary().push(connection, batch);
        double millis = (System.nanoTime() - begin) / 1e6;
        PushAnswer.requireAccepted(batch, answer);
        return millis;
    }

    /** Checks that a sample of the sites gets the newest edition. */
    private void requireDelivered() {
        String newest = "edition " + (100_000 + edition);
        try (HttpConnection connection = ground.connect()) {
            for (SiteClient site : fleet.sample(FEW_SITES)) {
                site.begin(connection);
                String page = connection.send(site.pull(null, 5_000, false)).text();
                if (!page.contains(newest)) {
                    throw new BenchFailure("site " + site.siteId() + " did not get the change of central data");
                }
            }
        } catch (IOException e) {
            throw new BenchFailure("the gateway gave no answer to a pull", e);
        }
    }
}
