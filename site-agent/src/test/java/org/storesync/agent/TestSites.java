package org.storesync.agent;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.storesync.agent.central.CentralClient;
import org.storesync.agent.record.StoredRecord;
import org.storesync.agent.sync.SyncLimits;

/** Sites for tests: a clock that stands still, a random source with a seed, pauses that are only noted. */
public final class TestSites {
    public static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    /** Each site has another seed, because two sites with one seed would make the same ids. */
    private static final AtomicLong SEEDS = new AtomicLong(42);

    private TestSites() {}

    /** A clock that moves when told to. */
    public static final class MutableClock extends Clock {
        private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

        public void advance(Duration by) {
            now.updateAndGet(instant -> instant.plus(by));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    public static SiteSettings settings() {
        return new SiteSettings(URI.create("http://127.0.0.1:9"), 7, "secret", "device-1", "District A");
    }

    public static SiteParts parts(CentralClient central, List<Duration> pauses) {
        return new SiteParts(
                new MutableClock(),
                new Random(SEEDS.getAndIncrement()),
                settings -> central,
                SyncLimits.STANDARD,
                pauses::add);
    }

    public static SiteParts parts(CentralClient central) {
        return parts(central, new ArrayList<>());
    }

    public static Site create(Path folder, CentralClient central) {
        return Site.create(folder, settings(), parts(central));
    }

    public static Site create(Path folder, CentralClient central, SyncLimits limits) {
        return Site.create(folder, settings(), parts(central).withLimits(limits));
    }

    public static byte[] json(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    public static void put(Site site, String type, String id, String body) {
        site.put(type, id, json(body));
    }

    /** The body as text; empty if it is not shown. */
    public static String body(Site site, String type, String id) {
        return site.get(type, id).map(StoredRecord::body).map(Object::toString).orElse("");
    }
}
