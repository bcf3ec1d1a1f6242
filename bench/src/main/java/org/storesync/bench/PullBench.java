package org.storesync.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.bench.data.ItemLines;
import org.storesync.bench.figure.Cost;
import org.storesync.bench.figure.Figure;
import org.storesync.bench.figure.Target;
import org.storesync.bench.ground.BenchFailure;
import org.storesync.bench.ground.Ground;
import org.storesync.bench.ground.Meter;
import org.storesync.bench.ground.Page;
import org.storesync.bench.ground.SiteClient;
import org.storesync.bench.http.HttpAnswer;
import org.storesync.bench.http.HttpConnection;
import org.storesync.bench.reference.RowToJsonReference;

/** B2: records a second of a site's load from the beginning, beside the rows a second of {@code row_to_json} over the same columns. */
final class PullBench implements Bench {
    private static final int PAGE_RECORDS = 5_000;
    private static final String ITEM_LINE = "\"type\":\"item_line\",\"id\":\"";
    private static final int LINE_START_MAX = 200;

    private final Ground ground;
    private final Load load;
    private final RowToJsonReference reference;

    PullBench(Ground ground, Load load, RowToJsonReference reference) {
        this.ground = ground;
        this.load = load;
        this.reference = reference;
    }

    @Override
    public List<Figure> run() {
        SiteClient site = ground.pushers().getLast();
        requireRows(site);
        verifyWhole(site);
        return List.of(figure(site, false), figure(site, true));
    }

    private Figure figure(SiteClient site, boolean gzip) {
        String variant = "pages of " + PAGE_RECORDS + (gzip ? ", gzip" : "");
        pull(site, gzip);
        Interleaved runs = Interleaved.run(
                load.runs(),
                () -> {
                    Cost cost = pull(site, gzip);
                    note("B2 " + variant, cost.rate());
                    return cost;
                },
                () -> {
                    double rate = reference.rowsPerSecond();
                    note("B2 row_to_json", rate);
                    return rate;
                });
        return new Figure(
                "B2",
                variant,
                runs.rate(),
                "rows/s",
                OptionalDouble.of(runs.reference()),
                new Target.RatioAtLeast(0.60),
                Optional.of(runs.cost()));
    }

    private void note(String what, double rate) {
        ground.narrator().note(String.format(Locale.ROOT, "%-24s %,10.0f rows/s", what, rate));
    }

    /** Makes sure that the store holds as many records as a run pulls. */
    private void requireRows(SiteClient site) {
        long missing = load.rows() - ground.log().head(site.store());
        ItemLines lines = new ItemLines(ground.random());
        for (long left = missing; left > 0; left -= PushBench.BATCH_MAX) {
            int count = (int) Math.min(PushBench.BATCH_MAX, left);
            ground.push(site, site.itemLines(lines, count, ground.random(), false));
        }
    }

    /** Pulls as many records as a run has, from the beginning, like a site that has just been set up. */
    private Cost pull(SiteClient site, boolean gzip) {
        ground.log()
                .execute("update subscription set position = 0, drained = 0 where ended_at is null and site_id = "
                        + site.siteId());
        List<HttpAnswer> answers = new ArrayList<>();
        Meter meter = ground.meter();
        long sent = 0;
        long count = 0;
        SequencedMap<String, Double> before = meter.read();
        try (HttpConnection connection = ground.connect()) {
            long begin = System.nanoTime();
            String cursor = null;
            while (count < load.rows()) {
                byte[] request = site.pull(cursor, PAGE_RECORDS, gzip);
                HttpAnswer answer = connection.send(request);
                Page page = Page.of(answer);
                cursor = page.cursor();
                count += page.count();
                sent += request.length;
                answers.add(answer);
                if (page.count() == 0) {
                    throw new BenchFailure("the pull ended after " + count + " records of " + load.rows());
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long received = answers.stream().mapToLong(HttpAnswer::wireBytes).sum();
            Cost cost = meter.since(before, seconds, count, sent, received);
            verify(answers, count);
            return cost;
        } catch (IOException e) {
            throw new BenchFailure("the gateway gave no answer to a pull", e);
        }
    }

    /** Checks that the pages hold what they announce, and no record twice. */
    private static void verify(List<HttpAnswer> answers, long count) {
        Set<String> ids = new HashSet<>();
        long rows = 0;
        for (HttpAnswer answer : answers) {
            rows += itemLines(answer, ids);
        }
        if (rows != count) {
            throw new BenchFailure("pages that announced " + count + " records held " + rows);
        }
    }

    /** Pulls everything once: each record of the store comes exactly once. */
    private void verifyWhole(SiteClient site) {
        Set<String> ids = new HashSet<>();
        try (HttpConnection connection = ground.connect()) {
            @Nullable String cursor = null;
            Page page;
            do {
                HttpAnswer answer = connection.send(site.pull(cursor, PAGE_RECORDS, false));
                page = Page.of(answer);
                cursor = page.cursor();
                itemLines(answer, ids);
            } while (!page.drained());
        } catch (IOException e) {
            throw new BenchFailure("the gateway gave no answer to a pull", e);
        }
        long expected = ground.log().head(site.store());
        if (ids.size() != expected) {
            throw new BenchFailure("a full pull brought " + ids.size() + " records of a store that has " + expected);
        }
    }

    /** Counts the lines of an answer after its header. Ids of item lines go into the set, and none may be there already. */
    private static long itemLines(HttpAnswer answer, Set<String> ids) {
        byte[] text = answer.plain();
        long rows = -1;
        int begin = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                rows++;
                String start = new String(text, begin, Math.min(LINE_START_MAX, i - begin), StandardCharsets.UTF_8);
                int at = start.indexOf(ITEM_LINE);
                if (rows > 0 && at >= 0) {
                    int from = at + ITEM_LINE.length();
                    String id = start.substring(from, start.indexOf('"', from));
                    if (!ids.add(id)) {
                        throw new BenchFailure("record " + id + " came twice in one load");
                    }
                }
                begin = i + 1;
            }
        }
        return rows;
    }
}
