package org.storesync.local.country;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.storesync.agent.Counts;
import org.storesync.agent.SiteParts;
import org.storesync.agent.central.CentralFault;
import org.storesync.agent.sync.SyncListener;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.link.Link;
import org.storesync.local.suite.Clients;
import org.storesync.local.suite.Progress;
import org.storesync.local.suite.Suite;

/**
 * The demo sites of a running suite. They are set up once, and then sync on a schedule with a little new work, each over a separate link.
 */
public final class CountryRun implements AutoCloseable {
    private static final Duration SYNC_EVERY = Duration.ofSeconds(20);
    private static final Duration WORK_EVERY = Duration.ofSeconds(60);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(10);
    private static final int THREADS = 2;

    private final List<SiteRun> sites;
    private final Clock clock;
    private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(THREADS);

    private CountryRun(List<SiteRun> sites, Clock clock) {
        this.sites = sites;
        this.clock = clock;
    }

    /** A country without sites, for a suite without the demo. */
    public static CountryRun none() {
        return new CountryRun(List.of(), Clock.systemUTC());
    }

    /**
     * Sets the country up if this has not been done, and lets it live.
     *
     * @param months of history with which it begins
     */
    public static CountryRun start(Suite suite, Progress progress, Clock clock, int months) {
        DemoCountry country = DemoCountry.load();
        HttpClient http = Clients.open(suite.state(), suite.ports());
        CountrySetup setup =
                new CountrySetup(suite, country, progress, SiteParts.standard().withHttp(http));
        CountryRun run = new CountryRun(setup.sites(), clock);
        try {
            setup.fill(run.sites, LocalDate.now(clock), months);
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
        run.live();
        return run;
    }

    /** The link of a site, by its name as people type it. */
    public Link link(String site) {
        return sites.stream()
                .filter(run -> run.slug().equals(Names.slug(site)))
                .findFirst()
                .map(SiteRun::link)
                .orElseThrow(() -> new WrongUsage("no demo site '" + site + "'; there are: "
                        + String.join(", ", sites.stream().map(SiteRun::slug).toList())));
    }

    /** The present figures of each site. */
    public List<SiteFigures> figures() {
        return sites.stream().map(run -> SiteFigures.of(run, clock.instant())).toList();
    }

    @Override
    public void close() {
        schedule.shutdownNow();
        sites.forEach(SiteRun::close);
        try {
            schedule.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void live() {
        for (SiteRun run : sites) {
            every(SYNC_EVERY, () -> run.sync(SyncListener.NONE));
            every(WORK_EVERY, () -> run.work(clock));
        }
    }

    /** Sites start and go on at different times. */
    private void every(Duration period, Runnable work) {
        long jitter = ThreadLocalRandom.current().nextLong(period.toMillis());
        var _ = schedule.scheduleWithFixedDelay(() -> quietly(work), jitter, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (CentralFault e) {
            // For this site a cut link is normal: its database says why, and the next turn tries again.
            return;
        } catch (RuntimeException e) {
            System.out.println("demo: " + e);
        }
    }

    /**
     * One site in figures.
     *
     * @param lastSync how long ago the last complete sync was, and when and why a later one failed
     */
    public record SiteFigures(String name, String link, long records, long toSend, String toReceive, String lastSync) {
        private static SiteFigures of(SiteRun run, Instant now) {
            Counts counts = run.counts();
            return new SiteFigures(
                    run.slug(),
                    run.link().isCut() ? "cut" : "up",
                    counts.recordsInAll(),
                    counts.toSend(),
                    counts.toReceive() == null ? "?" : counts.toReceive().toString(),
                    lastSync(counts, now));
        }

        static String lastSync(Counts counts, Instant now) {
            Instant complete = counts.lastCompleteAt();
            Instant last = counts.lastSyncAt();
            String fault = counts.lastFault();
            String when = complete == null ? "never" : ago(complete, now);
            return fault == null || last == null
                    ? when
                    : when + "; the last one failed " + ago(last, now) + ": " + fault;
        }

        private static String ago(Instant then, Instant now) {
            return Duration.between(then, now).toSeconds() + " s ago";
        }
    }
}
