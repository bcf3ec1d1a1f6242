package org.storesync.agent.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.Advice;
import org.storesync.agent.sync.SyncEvent;
import org.storesync.agent.sync.SyncListener;
import org.storesync.model.site.SiteView;

/** Shows a sync: a progress bar if a person watches, otherwise a line from time to time. */
final class ProgressView implements SyncListener {
    private static final int BAR_WIDTH = 24;
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final @Nullable Consumer<SyncEvent.Change> changes;
    private Instant phaseStarted;
    private Instant lastLine;
    private String phase = "";

    /** @param changes gets each changed record; null if nobody wants them */
    ProgressView(Terminal terminal, @Nullable Consumer<SyncEvent.Change> changes) {
        this.terminal = terminal;
        this.changes = changes;
        this.phaseStarted = terminal.clock().instant();
        this.lastLine = phaseStarted;
    }

    @Override
    public boolean wantsChanges() {
        return changes != null;
    }

    @Override
    public void on(SyncEvent event) {
        switch (event) {
            case SyncEvent.Waiting _ -> terminal.line("Another sync of this site is running; waiting for it to end.");
            case SyncEvent.Begun begun -> begun(begun.site());
            case SyncEvent.RolledBack _ ->
                note("This site was restored from an old copy: it reads everything again"
                        + " first, then sends what still fits.");
            case SyncEvent.Resending resending ->
                note("Central was restored from a backup: " + Formats.records(resending.records())
                        + " that this site made are sent again.");
            case SyncEvent.CollectedAgain again ->
                note("Central collects store " + again.storeId() + " again: " + Formats.records(again.records())
                        + " of it are sent.");
            case SyncEvent.Sent sent -> progress("Sending", sent.records(), sent.of(), sent.bytes());
            case SyncEvent.Received received ->
                progress("Receiving", received.records(), received.records() + received.remaining(), received.bytes());
            case SyncEvent.Retrying retrying ->
                terminal.error(Advice.of(retrying.fault()) + " (again in " + Formats.duration(retrying.pause()) + ")");
            case SyncEvent.Changed changed -> {
                if (changes != null) {
                    terminal.clear();
                    changed.changes().forEach(changes);
                }
            }
        }
    }

    private void begun(SiteView site) {
        terminal.over("Site " + site.siteId() + " " + site.name());
    }

    private void note(String text) {
        terminal.clear();
        terminal.line(text);
    }

    private void progress(String what, long done, long of, long bytes) {
        Instant now = terminal.clock().instant();
        if (!what.equals(phase)) {
            phase = what;
            phaseStarted = now;
        }
        double seconds = Math.max(0.001, Duration.between(phaseStarted, now).toMillis() / 1000.0);
        String figures = Formats.count(done) + " of " + Formats.records(of) + "  " + Formats.bytes(bytes) + "  "
                + Formats.count(Math.round(done / seconds)) + "/s";
        if (terminal.live()) {
            terminal.over(String.format("%-9s [%s] %s", what, bar(done, of), figures));
        } else if (Duration.between(lastLine, now).compareTo(BETWEEN_LINES) >= 0) {
            lastLine = now;
            terminal.line(what + " " + figures);
        }
    }

    static String bar(long done, long of) {
        int filled = of <= 0 ? BAR_WIDTH : (int) Math.min(BAR_WIDTH, BAR_WIDTH * done / of);
        return "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled);
    }
}
