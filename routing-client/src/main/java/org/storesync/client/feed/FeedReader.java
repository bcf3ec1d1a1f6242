package org.storesync.client.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.client.call.RoutingAway;
import org.storesync.client.config.ClientConfig;
import org.storesync.client.feed.FeedSource.FeedPage;
import org.storesync.client.feed.FeedSource.HomeStream;
import org.storesync.client.feed.FeedSource.StreamPage;
import org.storesync.client.metrics.ClientMeters;
import org.storesync.client.work.Workers;
import org.storesync.model.FeedPartitions;

/**
 * Reads all partitions of the feed from the position of this consumer, for as long as the service runs. A new consumer, and one that was
 * away for longer than the feed is kept, reads the home streams first. Several replicas may read: the ledger makes sure that each row
 * counts once.
 */
@Singleton
public class FeedReader {
    private static final Logger LOG = Logger.getLogger(FeedReader.class);
    private static final int PAGES_A_ROUND = 8;

    private final Instance<FeedLedger> ledgers;
    private final FeedSource source;
    private final ClientConfig config;
    private final AtomicLong lag = new AtomicLong(-1);
    private volatile boolean stopped;
    private @Nullable Thread thread;

    FeedReader(Instance<FeedLedger> ledgers, FeedSource source, ClientConfig config) {
        this.ledgers = ledgers;
        this.source = source;
        this.config = config;
    }

    void start(@Observes @Priority(5000) StartupEvent started, MeterRegistry meters) {
        if (ledgers.isResolvable() && config.feed().enabled()) {
            ClientMeters.FEED_LAG.gauge(meters, lag, AtomicLong::get);
            thread = Thread.ofPlatform().daemon().name("feed").start(this::run);
        }
    }

    /**
     * Cuts its calls to routing, such as a read that waits for news. A transaction that is under way is committed, because an interrupt
     * does not reach the database; no further one begins.
     */
    void stop(@Observes ShutdownEvent ending) {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
        Workers.awaitEnd(thread, config.endMax());
    }

    /** How many transactions this consumer was behind the feed's heads at the last look, over all partitions; -1 if not known yet. */
    public long lag() {
        return lag.get();
    }

    private void run() {
        FeedLedger ledger = ledgers.get();
        while (!stopped) {
            try {
                round(ledger);
            } catch (RoutingAway away) {
                LOG.debugf("the feed can't be read now: %s", away.getMessage());
                pause();
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.errorf(e, "the feed can't be applied, it is tried again");
                    pause();
                }
            }
        }
    }

    private void pause() {
        LockSupport.parkNanos(
                ThreadLocalRandom.current().nextLong(config.pauseMax().toNanos() + 1));
    }

    private void round(FeedLedger ledger) {
        Map<Integer, Long> positions = ledger.positions();
        boolean loaded = positions.size() == FeedPartitions.COUNT;
        List<Long> known = new ArrayList<>();
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            known.add(positions.getOrDefault(partition, 0L));
        }
        List<Long> heads = source.heads(known, loaded ? config.feed().waitMax() : Duration.ZERO);
        lag.set(behind(known, heads));
        List<Runnable> work = new ArrayList<>();
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            int number = partition;
            long head = heads.get(partition);
            Long position = positions.get(partition);
            if (position == null) {
                work.add(() -> load(ledger, number, head));
            } else if (head > position) {
                work.add(() -> drain(ledger, number, position));
            }
        }
        Workers.run(config.feed().parallel(), work);
        if (!work.isEmpty()) {
            lag.set(0);
        }
    }

    private static long behind(List<Long> known, List<Long> heads) {
        long sum = 0;
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            sum += Math.max(0, heads.get(partition) - known.get(partition));
        }
        return sum;
    }

    /**
     * Applies a page while the next one is read. After some pages the rest waits for the next round, because other partitions have news
     * too.
     */
    private void drain(FeedLedger ledger, int partition, long from) {
        try (ExecutorService reading = Executors.newSingleThreadExecutor()) {
            long position = from;
            Future<FeedPage> next = reading.submit(() -> page(ledger, partition, from));
            for (int pages = 1; !stopped; pages++) {
                FeedPage page = Workers.result(next);
                if (page.restored()) {
                    LOG.warn(
                            "central has less than this service has read: it was restored, and everything is read again");
                    ledger.restart();
                    return;
                }
                if (position < page.floor()) {
                    LOG.warnf(
                            "partition %d of the feed was left for too long: its home streams are read again",
                            partition);
                    ledger.forget(partition);
                    return;
                }
                boolean more = page.after() < page.head() && pages < PAGES_A_ROUND;
                if (more) {
                    next = reading.submit(() -> page(ledger, partition, page.after()));
                }
                if (!ledger.apply(partition, position, page.after(), page.rows()) || !more) {
                    return;
                }
                position = page.after();
            }
        }
    }

    private FeedPage page(FeedLedger ledger, int partition, long after) {
        return source.read(partition, after, config.feed().recordsMax(), ledger.types());
    }

    private void load(FeedLedger ledger, int partition, long head) {
        ledger.beginLoad(partition, head);
        for (HomeStream stream : source.homeStreams(partition)) {
            if (!loadStream(ledger, partition, stream)) {
                return;
            }
        }
        ledger.endLoad(partition);
    }

    /** False if another replica reads the stream too, or the service ends: the next round goes on. */
    private boolean loadStream(FeedLedger ledger, int partition, HomeStream stream) {
        OptionalLong begun = ledger.loaded(partition, stream.streamId());
        long position = begun.orElse(0);
        StreamPage page;
        do {
            page = source.stream(stream.streamId(), position, config.feed().recordsMax(), ledger.types());
            if (page.after() > position
                    && !ledger.load(partition, stream.streamId(), position, page.after(), page.rows())) {
                return false;
            }
            position = page.after();
        } while (page.more() && !stopped);
        return !stopped;
    }
}
