package org.storesync.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storesync.agent.FakeCentral;
import org.storesync.agent.Site;
import org.storesync.agent.SiteParts;
import org.storesync.agent.TestSites;
import org.storesync.agent.central.CentralUnreachable;
import org.storesync.agent.record.RecordKey;

/**
 * Random edits at two sites and at central, streams that come, go and exchange records, links that are cut anywhere, machines that are
 * restored from an old copy. In the end each site shows exactly what central's streams hold.
 */
class RandomSyncTest {
    private static final int STEPS = 250;
    /** A restored site sends a stale change of a record, then its delete. The correction of the first change comes last. */
    private static final long RESTORED_AND_DELETED = 49_807_745_173_380L;

    private static final List<String> STREAMS = List.of("central", "store/A", "store/B");

    @TempDir
    Path folder;

    private final FakeCentral central = new FakeCentral();
    private final Map<String, Long> subscribed = new HashMap<>();
    private final List<Site> sites = new ArrayList<>();
    private final List<SiteParts> parts = new ArrayList<>();
    private boolean calm;

    /** Four random seeds, or the one of {@code -Dstoresync.seed=N}, and those that once found a fault. */
    static LongStream seeds() {
        Long given = Long.getLong("storesync.seed");
        return given == null
                ? LongStream.concat(LongStream.of(RESTORED_AND_DELETED), new Random().longs(4))
                : LongStream.of(given);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void endsUpAsTheOracleSays(long seed) throws IOException {
        System.out.println("RandomSyncTest seed " + seed);
        run(new Random(seed));
    }

    // I2 Delivered, I4 Once, I6 Order, I9 Converge
    private void run(Random random) throws IOException {
        for (int number : List.of(7, 8)) {
            parts.add(TestSites.parts(new CutLink(central.client(number), () -> cut(random)))
                    .withRandom(new Random(random.nextLong()))
                    .withLimits(SyncLimits.STANDARD
                            .withBatch(1 + random.nextInt(6), 1 << 20)
                            .withPage(1 + random.nextInt(6), 1 << 20)
                            .withAttempts(2)));
            sites.add(Site.create(folder(number - 7), TestSites.settings(), parts.getLast()));
            for (String stream : STREAMS) {
                subscribed.put(number + stream, central.subscribe(number, stream));
            }
        }
        for (int step = 0; step < STEPS; step++) {
            step(random);
        }
        calm = true;
        for (int round = 0; round < 3; round++) {
            sites.forEach(Site::sync);
        }
        for (int index = 0; index < sites.size(); index++) {
            Site site = sites.get(index);
            Map<String, String> oracle = central.oracle(7 + index);
            assertThat(withoutRefused(site, oracle)).isEqualTo(oracle);
            assertThat(site.counts().toSend()).isZero();
            assertThat(site.counts().parked()).isZero();
            assertThat(site.sync().received()).isZero();
        }
        assertThat(central.effects).allSatisfy((seq, times) -> assertThat(times).isEqualTo(1));
        sites.forEach(Site::close);
    }

    private Path folder(int index) {
        return folder.resolve("s" + index);
    }

    // What a site made of a stream that it had already lost: refused, never held, and shown with the reason until
    // people look at it.
    private static Map<String, String> withoutRefused(Site site, Map<String, String> oracle) {
        Map<String, String> shown = SyncTest.shown(site);
        site.refused(1000).stream()
                .map(refusal -> refusal.key().toString())
                .filter(key -> !oracle.containsKey(key))
                .forEach(shown::remove);
        return shown;
    }

    private CutLink.Cut cut(Random random) {
        int dice = calm ? 0 : random.nextInt(10);
        return dice == 8 ? CutLink.Cut.BEFORE : dice == 9 ? CutLink.Cut.AFTER : CutLink.Cut.NONE;
    }

    private void step(Random random) throws IOException {
        int index = random.nextInt(2);
        Site site = sites.get(index);
        // Each stream has separate ids, so that no edit moves a record to another home.
        String stream = STREAMS.get(random.nextInt(3));
        String id = stream + random.nextInt(5);
        String line = id + "-" + random.nextInt(2);
        String body = "{\"stream\":\"" + stream + "\",\"n\":" + random.nextInt(1000) + "}";
        String lineBody = "{\"transaction_ID\":\"" + id + "\"," + body.substring(1);
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> TestSites.put(site, "transact", id, body);
            case 4, 5 -> TestSites.put(site, "trans_line", line, lineBody);
            case 6, 7 -> site.get("transact", id).ifPresent(found -> site.delete("transact", id));
            case 8, 9, 10, 11 -> central.write(stream, new RecordKey("transact", id), body);
            case 12, 13 -> central.write(stream, new RecordKey("trans_line", line), lineBody);
            case 14, 15 -> central.write(stream, new RecordKey("transact", id), null);
            case 16, 17 -> resubscribe(7 + index, stream);
            case 18 -> keepOrRestoreCopy(index);
            default -> {
                try {
                    site.sync();
                } catch (CentralUnreachable _) {
                    // Goes on with a later step.
                }
            }
        }
    }

    private void resubscribe(int number, String stream) {
        Long old = subscribed.remove(number + stream);
        if (old == null) {
            subscribed.put(number + stream, central.subscribe(number, stream));
        } else {
            central.unsubscribe(number, old);
        }
    }

    private void keepOrRestoreCopy(int index) throws IOException {
        Path copy = folder.resolve("copy" + index);
        sites.get(index).close();
        if (Files.exists(copy)) {
            delete(folder(index));
            Files.move(copy, folder(index));
        } else {
            SyncTest.copy(folder(index), copy);
        }
        sites.set(index, Site.open(folder(index), parts.get(index)));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
