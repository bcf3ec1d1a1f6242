package org.storesync.local.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.Site;
import org.storesync.agent.SiteParts;
import org.storesync.agent.SiteSettings;
import org.storesync.agent.record.StoredRecord;
import org.storesync.local.demo.DemoCountry;
import org.storesync.local.demo.DemoRecord;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;
import org.storesync.local.host.StateDir;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.suite.Administration;
import org.storesync.local.suite.Suite;
import org.storesync.local.suite.SuiteOptions;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import picocli.CommandLine;

/** The way of a record through the whole suite, once, on ports and in a folder of its own; and how soon and how large the services are. */
@CommandLine.Command(
        name = "smoke",
        mixinStandardHelpOptions = true,
        description = "Run the named services as native binaries (none: all on the JVM) through one scenario.")
final class SmokeCommand implements Callable<Integer> {
    @CommandLine.Parameters(paramLabel = "SERVICE", arity = "0..*")
    private @Nullable List<String> binaries;

    @Override
    public Integer call() {
        Console console = Console.standard();
        Path folder = Project.find().defaultState().resolve("smoke");
        StateDir.delete(folder);
        List<String> named = Optional.ofNullable(binaries).orElse(List.of());
        SuiteOptions options = SuiteOptions.in(folder, Ports.free())
                .withBinaries(new HashSet<>(named))
                .withProgress(console);
        try (Suite suite = Suite.start(options)) {
            console.step("a record goes from site to site", () -> scenario(suite));
            console.line("");
            console.line(figures(suite));
        }
        return 0;
    }

    private static void scenario(Suite suite) {
        DemoCountry country = DemoCountry.load();
        Administration administration = suite.administration();
        StoreId store = country.storeId("NKD01");
        try (Site central = site(suite, "Central", SiteKind.INTERNAL);
                Site district = site(suite, "District", SiteKind.DESKTOP);
                Site collector = site(suite, "Collector", SiteKind.DESKTOP);
                Site stranger = site(suite, "Stranger", SiteKind.DESKTOP)) {
            administration.primary(id(central));
            country.centralRecords().forEach(record -> put(central, record));
            central.sync();
            administration.assign(store, id(district));
            administration.syncWith(store, id(collector), SyncType.COLLECTOR);
            district.sync();
            String body = "{\"ID\":\"SMOKE1\",\"store_ID\":\"" + store + "\",\"item_ID\":\""
                    + country.itemId("PARA500T") + "\",\"batch\":\"CANARY\",\"quantity\":7}";
            district.put("item_line", "SMOKE1", body.getBytes(StandardCharsets.UTF_8));
            district.sync();
            collector.sync();
            stranger.sync();
            require(held(collector).equals(Optional.of(body)), "the collector does not hold what the district pushed");
            require(held(stranger).isEmpty(), "a stranger holds the district's record");
            require(Long.valueOf(0).equals(collector.counts().toReceive()), "something remains for the collector");
        }
    }

    private static Site site(Suite suite, String name, SiteKind kind) {
        Administration.CreatedSite created = suite.createSite(name, kind);
        SiteSettings settings =
                new SiteSettings(suite.gateway(), created.id().value(), created.secret(), "smoke", name);
        return Site.create(suite.state().sites().resolve(name), settings, SiteParts.standard());
    }

    private static SiteId id(Site site) {
        return new SiteId(site.settings().siteId());
    }

    private static void put(Site site, DemoRecord record) {
        byte[] body = record.body();
        if (body != null) {
            site.put(record.type(), record.id(), body);
        }
    }

    private static Optional<String> held(Site site) {
        return site.get("item_line", "SMOKE1").map(StoredRecord::body).map(Object::toString);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new LocalFailure("the smoke scenario failed: " + otherwise);
        }
    }

    private static String figures(Suite suite) {
        Table table = new Table("service", "form", "start", "memory");
        for (ManagedProcess process : suite.processes()) {
            if (!process.name().startsWith("gateway") && !process.name().startsWith("routing")) {
                continue;
            }
            String module = process.name().startsWith("gateway") ? "sync-gateway" : "routing-service";
            table.row(
                    module,
                    suite.options().binaries().contains(module) ? "native" : "JVM",
                    process.startTook().toMillis() + " ms",
                    process.figures()
                            .map(figures -> String.format(Locale.ROOT, "%.0f MB", figures.memoryBytes() / 1048576.0))
                            .orElse("-"));
        }
        return table.toString();
    }
}
