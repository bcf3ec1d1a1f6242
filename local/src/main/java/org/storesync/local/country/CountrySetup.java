package org.storesync.local.country;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.storesync.agent.Site;
import org.storesync.agent.SiteParts;
import org.storesync.agent.SiteSettings;
import org.storesync.agent.sync.SyncEvent;
import org.storesync.agent.sync.SyncListener;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.DemoRecord;
import org.storesync.local.demo.DemoSite;
import org.storesync.local.demo.activity.History;
import org.storesync.local.link.Link;
import org.storesync.local.suite.Administration;
import org.storesync.local.suite.Clients;
import org.storesync.local.suite.Progress;
import org.storesync.local.suite.Refused;
import org.storesync.local.suite.Suite;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;

/**
 * Brings the demo country to life over HTTP, as administrators and the sites themselves would: central data imported from files, sites,
 * stores, types, months of history. Each step is done only once, so a start that was cut goes on where it stopped.
 */
final class CountrySetup {
    static final long SEED = 20_260_701;

    private final Suite suite;
    private final Administration administration;
    private final DemoCountry country;
    private final Progress progress;
    private final SiteParts parts;
    private final Marks marks;

    CountrySetup(Suite suite, DemoCountry country, Progress progress, SiteParts parts) {
        this.suite = suite;
        this.administration = suite.administration();
        this.country = country;
        this.progress = progress;
        this.parts = parts;
        this.marks = new Marks(suite.state().sites().resolve("demo.properties"));
    }

    /** The sites in the order of the demo, central's own first, each with its link open. */
    List<SiteRun> sites() {
        return progress.step("demo: sites", () -> {
            List<SiteRun> runs = new ArrayList<>();
            for (DemoSite demo : country.sites()) {
                Link link =
                        Link.open(suite.ports().link(runs.size()), suite.ports().gateway(1));
                runs.add(new SiteRun(demo, site(demo, link), link, country, SEED));
            }
            return runs;
        });
    }

    /**
     * Fills the sites that are not filled yet.
     *
     * @param months of history that end yesterday; a country that has some keeps what it has
     */
    void fill(List<SiteRun> sites, LocalDate today, int months) {
        once(
                "central-data",
                () -> progress.step("demo: central data", () -> CentralImport.run(suite, country, progress)));
        once("stores", () -> progress.step("demo: stores and sync-with types", () -> sites.forEach(this::stores)));
        LocalDate to =
                LocalDate.parse(remembered("history-to", today.minusDays(1).toString()));
        int length = Integer.parseInt(remembered("history-months", Integer.toString(months)));
        History history = new History(country, SEED, to.minusMonths(length).plusDays(1), to);
        for (SiteRun run : sites) {
            once(
                    "history." + run.slug(),
                    () -> progress.step(
                            "demo: history of " + run.demo().name(),
                            () -> push(run, history.forSite(run.demo().name()))));
        }
        once("settled", () -> progress.step("demo: every site gets what concerns it", () -> sites.forEach(this::sync)));
    }

    private Site site(DemoSite demo, Link link) {
        Path folder = folder(demo);
        if (!Site.exists(folder)) {
            Administration.CreatedSite created = created(demo);
            return Site.create(
                    folder, settings(link, created.id().value(), created.secret(), "demo-machine", demo.name()), parts);
        }
        SiteSettings known = settings(demo);
        // The ports may have changed since then, and whether they speak TLS.
        return Site.create(folder, settings(link, known.siteId(), known.secret(), known.device(), known.name()), parts);
    }

    private SiteSettings settings(Link link, int site, String secret, String device, String name) {
        return new SiteSettings(
                suite.ports().uri(link.port()),
                site,
                secret,
                device,
                name,
                Clients.authority(suite.state(), suite.ports()));
    }

    private Administration.CreatedSite created(DemoSite demo) {
        try {
            return administration.createSite(demo.name(), demo.kind());
        } catch (Refused e) {
            if (!e.code().equals("site-name-taken")) {
                throw e;
            }
            // A start that was cut created it before it could keep the secret, so it gets a new one.
            SiteId id = administration.sites().stream()
                    .filter(site -> site.path("name").asText().equals(demo.name()))
                    .findFirst()
                    .map(site -> new SiteId(site.path("siteId").asInt()))
                    .orElseThrow(() -> e);
            administration.releaseDevice(id);
            return new Administration.CreatedSite(id, demo.name(), demo.kind(), administration.rekey(id));
        }
    }

    private void stores(SiteRun run) {
        SiteId site = new SiteId(settings(run.demo()).siteId());
        for (StoreId store : run.demo().active()) {
            administration.assign(store, site);
        }
        for (DemoSite.SyncWith type : run.demo().syncWith()) {
            administration.syncWith(type.store(), site, type.type());
        }
    }

    private void push(SiteRun run, Stream<DemoRecord> records) {
        progress.note(run.demo().name() + " writes its records");
        run.keep(records);
        sync(run);
    }

    private void sync(SiteRun run) {
        run.sync(new Shown(run.demo().name(), progress));
    }

    private void once(String mark, Runnable step) {
        if (!marks.has(mark)) {
            step.run();
            marks.set(mark, "done");
        }
    }

    private String remembered(String mark, String value) {
        return marks.get(mark).orElseGet(() -> {
            marks.set(mark, value);
            return value;
        });
    }

    private SiteSettings settings(DemoSite demo) {
        return SiteSettings.load(folder(demo).resolve(Site.SETTINGS_FILE));
    }

    private Path folder(DemoSite demo) {
        return suite.state().sites().resolve(Names.slug(demo.name()));
    }

    /** Shows a sync as a note of the running step. */
    private record Shown(String name, Progress progress) implements SyncListener {
        @Override
        public void on(SyncEvent event) {
            switch (event) {
                case SyncEvent.Sent sent -> progress.note(name + ": sent " + sent.records() + " of " + sent.of());
                case SyncEvent.Received got ->
                    progress.note(name + ": received " + got.records() + ", " + got.remaining() + " to come");
                case SyncEvent.Retrying retrying ->
                    progress.note(name + ": tries again, " + retrying.fault().getMessage());
                default -> {
                    // Other events are not shown.
                }
            }
        }
    }
}
