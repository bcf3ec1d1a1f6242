package org.storesync.agent.cli;

import java.time.Duration;
import org.storesync.agent.Site;
import org.storesync.agent.central.Advice;
import org.storesync.agent.central.CentralFault;
import org.storesync.agent.sync.SiteLock;
import org.storesync.agent.sync.SyncEvent;
import org.storesync.agent.sync.SyncListener;
import org.storesync.agent.sync.SyncReport;

/**
 * {@code run}: syncs for as long as the program runs. Its lines are kept in a log of the machine, so they name no record, and a fault is
 * told once and not at each sync. It may be ended at any moment: the next sync goes on.
 */
final class RunAction {
    /** Sites that start together, such as after a power cut, move apart by up to this part of the period. */
    private static final double SPREAD = 0.2;

    private final SiteHome home;
    private final Terminal terminal;
    private String fault = "";

    RunAction(SiteHome home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    int run(Duration every) {
        try (Site site = home.open()) {
            terminal.line("Syncing %s every %s.".formatted(site.settings(), Formats.duration(every)));
            while (!Thread.currentThread().isInterrupted()) {
                sync(site);
                home.parts().pause().of(spread(every));
            }
            return ExitCode.OK;
        }
    }

    private void sync(Site site) {
        try {
            SyncReport report = site.sync(withoutRetries(new ProgressView(terminal, null)));
            if (!fault.isEmpty()) {
                fault = "";
                terminal.line("Central answers again.");
            }
            if (report.sent() > 0 || report.received() > 0 || report.dropped() > 0) {
                terminal.line(SyncActions.summary(report));
            }
        } catch (CentralFault broken) {
            tell(Advice.of(broken));
        } catch (SiteLock.Busy busy) {
            tell(String.valueOf(busy.getMessage()));
        }
    }

    private void tell(String line) {
        if (!Advice.isSame(line, fault)) {
            terminal.error(line);
        }
        fault = line;
    }

    /** What a call did before it failed for good is of no use in a log. */
    private static SyncListener withoutRetries(SyncListener view) {
        return event -> {
            if (!(event instanceof SyncEvent.Retrying)) {
                view.on(event);
            }
        };
    }

    private Duration spread(Duration every) {
        double part = 1 + SPREAD * (home.parts().random().nextDouble() - 0.5);
        return Duration.ofNanos(Math.round(every.toNanos() * part));
    }
}
