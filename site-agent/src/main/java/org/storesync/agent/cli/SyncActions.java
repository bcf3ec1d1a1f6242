package org.storesync.agent.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.Site;
import org.storesync.agent.central.Advice;
import org.storesync.agent.central.CentralFault;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.agent.sync.SiteLock;
import org.storesync.agent.sync.SyncEvent;
import org.storesync.agent.sync.SyncListener;
import org.storesync.agent.sync.SyncReport;
import org.storesync.model.Outcome;
import org.storesync.model.catalogue.RecordCatalogue;

/** {@code sync} and {@code watch}. */
final class SyncActions {
    private final SiteHome home;
    private final Terminal terminal;

    SyncActions(SiteHome home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    int sync(boolean json) {
        try (Site site = home.open()) {
            if (json) {
                terminal.line(json(site.sync(SyncListener.NONE)));
                return ExitCode.OK;
            }
            SyncReport report = site.sync(new ProgressView(terminal, null));
            terminal.clear();
            terminal.line(summary(report));
            hint(site);
            return ExitCode.OK;
        }
    }

    private void hint(Site site) {
        long refused = site.counts().refused();
        long waiting = site.counts().waiting();
        if (refused + waiting > 0) {
            terminal.line(notTaken(refused, waiting) + "; " + home.call("refused") + " says why and how to go on.");
        }
    }

    /** One line for both kinds of changes that central did not take. */
    static String notTaken(long refused, long waiting) {
        String wait = Formats.count(waiting) + (waiting == 1 ? " waits there" : " wait there");
        return refused == 0
                ? "Changes sent to central: " + wait
                : "Central refused " + Formats.records(refused) + (waiting == 0 ? "" : ", and " + wait);
    }

    /** @param times how many syncs; 0 for no end */
    int watch(Duration every, int times) {
        RecordLine lines = new RecordLine(new BodyReader(RecordCatalogue.standard()));
        try (Site site = home.open()) {
            terminal.line("Syncing site %s every %s; end with Ctrl-C.".formatted(home.name(), Formats.duration(every)));
            int done = 0;
            while (!Thread.currentThread().isInterrupted()) {
                Duration pause = every;
                try {
                    SyncReport report =
                            site.sync(new ProgressView(terminal, change -> terminal.line(line(change, lines))));
                    terminal.clear();
                    if (report.sent() > 0 || report.dropped() > 0) {
                        terminal.line(summary(report));
                    }
                } catch (CentralFault fault) {
                    terminal.error(Advice.of(fault));
                    pause = pauseAfter(fault, every);
                } catch (SiteLock.Busy busy) {
                    terminal.error(String.valueOf(busy.getMessage()));
                }
                done++;
                if (done == times) {
                    return ExitCode.OK;
                }
                if (pause.compareTo(every) > 0) {
                    terminal.line("Syncing again in " + Formats.duration(pause) + ", because central asked for it.");
                }
                home.parts().pause().of(pause);
            }
            return ExitCode.OK;
        }
    }

    /** The longer of the usual pause and the one that central asks for. */
    private static Duration pauseAfter(CentralFault fault, Duration every) {
        Duration asked = fault instanceof CentralProblem problem ? problem.retryAfter() : null;
        return asked != null && asked.compareTo(every) > 0 ? asked : every;
    }

    private static String line(SyncEvent.Change change, RecordLine lines) {
        @Nullable Body body = change.body();
        String sign = body == null ? "-" : change.isNew() ? "+" : "~";
        return (sign + " " + change.key().type() + " " + change.key().id() + " " + (body == null ? "" : lines.of(body)))
                .stripTrailing();
    }

    static String summary(SyncReport report) {
        StringJoiner outcomes = new StringJoiner(", ", " (", ")").setEmptyValue("");
        for (Outcome outcome : Outcome.values()) {
            if (report.count(outcome) > 0) {
                outcomes.add(Formats.count(report.count(outcome)) + " " + outcome.wireName());
            }
        }
        StringBuilder text = new StringBuilder("Sent " + Formats.count(report.sent()) + outcomes + ", received "
                + Formats.count(report.received()) + ", in " + Formats.duration(report.took()) + "; "
                + Formats.bytes(report.sentBytes()) + " up, " + Formats.bytes(report.receivedBytes()) + " down.");
        if (report.dropped() > 0) {
            text.append(" Dropped ")
                    .append(Formats.records(report.dropped()))
                    .append(" that this site no longer holds.");
        }
        if (report.orphans() > 0) {
            text.append(" ")
                    .append(Formats.records(report.orphans()))
                    .append(" came without the record they belong to.");
        }
        if (report.toSend() > 0) {
            text.append(" ").append(Formats.records(report.toSend())).append(" still to send: central was busy.");
        }
        return text.toString();
    }

    private static String json(SyncReport report) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("sent", report.sent());
        ObjectNode outcomes = json.putObject("outcomes");
        report.outcomes().forEach((outcome, count) -> outcomes.put(outcome.wireName(), count));
        json.put("sentBytes", report.sentBytes());
        json.put("received", report.received());
        json.put("receivedBytes", report.receivedBytes());
        json.put("pages", report.pages());
        json.put("dropped", report.dropped());
        json.put("orphans", report.orphans());
        json.put("rolledBack", report.rolledBack());
        json.put("resent", report.resent());
        json.put("toSend", report.toSend());
        json.put("seconds", report.took().toMillis() / 1000.0);
        return json.toString();
    }
}
