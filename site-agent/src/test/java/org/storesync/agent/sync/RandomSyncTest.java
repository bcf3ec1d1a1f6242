package org.storesync.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.agent.FakeCentral;
import org.storesync.agent.Site;
import org.storesync.agent.TestSites;
import org.storesync.agent.central.CentralUnreachable;
import org.storesync.agent.record.RecordKey;

/** Random edits at two sites and at central, streams that come, go and move, and links that are cut anywhere. */
class RandomSyncTest {
    private static final int STEPS = 250;
    private static final List<String> STREAMS = List.of("central", "store/A", "store/B");

    @TempDir
    Path folder;

    private final FakeCentral central = new FakeCentral();
    private final Map<String, Long> subscribed = new HashMap<>();

    @RepeatedTest(400)
    void endsUpAsTheOracleSays() {
        long seed = System.nanoTime();
        System.out.println("RandomSyncTest seed " + seed);
        run(new Random(seed));
    }

    // I2 Delivered, I4 Once, I6 Order, I9 Converge
    private void run(Random random) {
        List<Site> sites = new ArrayList<>();
        for (int number : List.of(7, 8)) {
            sites.add(Site.create(
                    folder.resolve("s" + number),
                    TestSites.settings(),
                    TestSites.parts(new CutLink(central.client(number), () -> cut(random)))
                            .withRandom(new Random(random.nextLong()))
                            .withLimits(SyncLimits.STANDARD
                                    .withBatch(1 + random.nextInt(6), 1 << 20)
                                    .withPage(1 + random.nextInt(6), 1 << 20)
                                    .withAttempts(2))));
            for (String stream : STREAMS) {
                subscribed.put(number + stream, central.subscribe(number, stream));
            }
        }
        for (int step = 0; step < STEPS; step++) {
            step(random, sites);
        }
        calm = true;
        for (int round = 0; round < 3; round++) {
            sites.forEach(Site::sync);
        }
        for (int i = 0; i < sites.size(); i++) {
            assertThat(withoutRefused(sites.get(i), central.oracle(7 + i))).isEqualTo(central.oracle(7 + i));
            assertThat(sites.get(i).counts().toSend()).isZero();
            assertThat(sites.get(i).counts().parked()).isZero();
            assertThat(sites.get(i).sync().received()).isZero();
        }
        assertThat(central.effects).allSatisfy((seq, times) -> assertThat(times).isEqualTo(1));
        sites.forEach(Site::close);
    }

    // What the site made of a stream it had lost by then: refused, never held, shown with the reason until people look at it.
    private static Map<String, String> withoutRefused(Site site, Map<String, String> oracle) {
        Map<String, String> shown = SyncTest.shown(site);
        site.refused(1000).stream()
                .map(refusal -> refusal.key().toString())
                .filter(key -> !oracle.containsKey(key))
                .forEach(shown::remove);
        return shown;
    }

    private boolean calm;

    private CutLink.Cut cut(Random random) {
        int dice = calm ? 0 : random.nextInt(10);
        return dice == 8 ? CutLink.Cut.BEFORE : dice == 9 ? CutLink.Cut.AFTER : CutLink.Cut.NONE;
    }

    private void step(Random random, List<Site> sites) {
        int index = random.nextInt(2);
        Site site = sites.get(index);
        // Ids of their own per stream, so that no edit moves a record to another home.
        String stream = STREAMS.get(random.nextInt(3));
        String id = stream + random.nextInt(5);
        String body = "{\"stream\":\"" + stream + "\",\"n\":" + random.nextInt(1000) + "}";
        String line = "{\"transaction_ID\":\"" + id + "\",\"stream\":\"" + stream + "\",\"n\":" + random.nextInt(1000) + "}";
        switch (random.nextInt(12)) {
            case 0, 1 -> edit(site, "transact", id, body);
            case 2 -> edit(site, "trans_line", id + "-" + random.nextInt(2), line);
            case 3 -> site.get("transact", id).ifPresent(found -> site.delete("transact", id));
            case 4, 5 -> central.write(stream, new RecordKey("transact", id), body);
            case 6 -> central.write(stream, new RecordKey("trans_line", id + "-" + random.nextInt(2)), line);
            case 7 -> central.write(stream, new RecordKey("transact", id), random.nextBoolean() ? null : body);
            case 8 -> resubscribe(7 + index, stream);
            default -> {
                try {
                    site.sync();
                } catch (CentralUnreachable _) {
                    // Goes on with a later step.
                }
            }
        }
    }

    // A site edits what it holds, or makes something of a stream it is subscribed to.
    private void edit(Site site, String type, String id, String body) {
        TestSites.put(site, type, id, body);
    }

    private void resubscribe(int number, String stream) {
        Long old = subscribed.remove(number + stream);
        if (old == null) {
            subscribed.put(number + stream, central.subscribe(number, stream));
        } else {
            central.unsubscribe(number, old);
        }
    }
}
