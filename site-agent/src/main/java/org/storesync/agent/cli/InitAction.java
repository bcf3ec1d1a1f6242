package org.storesync.agent.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.HandOver;
import org.storesync.agent.Site;
import org.storesync.agent.SiteSettings;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.sync.SyncReport;
import org.storesync.model.ProblemCode;
import org.storesync.model.site.SiteView;

/** {@code init}: makes a site, shows which one it is, and loads everything. If it was cut, the user simply starts it again. */
final class InitAction {
    private static final int HOST_LENGTH_MAX = 40;

    private final SiteHome home;
    private final Terminal terminal;

    InitAction(SiteHome home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    /** @param file from which the words were read; null if a person typed them */
    int init(HandOver given, @Nullable Path file) {
        Path folder = home.folder();
        String device = newDevice();
        if (Site.exists(folder)) {
            try (Site present = home.open()) {
                if (present.view().isPresent()) {
                    throw new UsageFault("site '" + home.name() + "' exists already, as " + present.settings()
                            + "; sync it, or remove the folder " + folder);
                }
                // Central may have bound this machine at an earlier attempt whose answer was lost.
                device = present.settings().device();
            }
        }
        SiteSettings settings = settings(given, device);
        boolean fresh = !Files.exists(folder);
        try (Site site = Site.create(folder, settings, home.parts())) {
            SiteView view = site.whoAmI();
            terminal.line("This is site %d, %s (%s).".formatted(view.siteId(), view.name(), view.kind()));
            view.stores().forEach(store -> terminal.line("  store %s: %s".formatted(store.storeId(), store.type())));
            SyncReport report = site.sync(new ProgressView(terminal, null));
            terminal.clear();
            terminal.line(SyncActions.summary(report));
            if (file != null) {
                terminal.line("Delete " + file + " now: it has the secret, and the site does not need it any more.");
            }
            return ExitCode.OK;
        } catch (CentralProblem problem) {
            if (fresh && problem.is(ProblemCode.NOT_AUTHENTICATED)) {
                remove(folder);
            }
            throw problem;
        }
    }

    private static SiteSettings settings(HandOver given, String device) {
        try {
            return new SiteSettings(
                    given.url(), given.siteId(), given.secret(), device, given.name(), given.authority());
        } catch (IllegalArgumentException e) {
            throw new UsageFault(String.valueOf(e.getMessage()));
        }
    }

    private String newDevice() {
        byte[] suffix = new byte[6];
        home.parts().random().nextBytes(suffix);
        return hostName() + "-" + HexFormat.of().formatHex(suffix);
    }

    private static String hostName() {
        try {
            String host = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "");
            return host.substring(0, Math.min(HOST_LENGTH_MAX, host.length()));
        } catch (UnknownHostException _) {
            return "machine";
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException _) {
            // If the file is left behind, the next attempt uses it.
        }
    }
}
