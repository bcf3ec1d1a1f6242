package org.storesync.agent.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.Counts;
import org.storesync.agent.Site;
import org.storesync.agent.central.Advice;
import org.storesync.agent.central.CentralFault;
import org.storesync.agent.jdbc.HistoryTable;
import org.storesync.agent.jdbc.RefusedTable;
import org.storesync.model.site.StatusView;

/** {@code status}: what a user must see of a site (F3). It works off line, and says so. */
final class StatusAction {
    private static final int REFUSALS_SHOWN = 10;
    private static final int GROWING_DAYS_MIN = 3;

    private final SiteHome home;
    private final Terminal terminal;

    StatusAction(SiteHome home, Terminal terminal) {
        this.home = home;
        this.terminal = terminal;
    }

    int status(boolean json, boolean offline) {
        try (Site site = home.open()) {
            StatusView remote = null;
            String fault = offline ? "not asked" : null;
            if (!offline) {
                try {
                    remote = site.remoteStatus();
                } catch (CentralFault e) {
                    fault = Advice.of(e);
                }
            }
            if (json) {
                terminal.line(json(site, remote, fault));
            } else {
                print(site, remote, fault);
            }
            return ExitCode.OK;
        }
    }

    private void print(Site site, @Nullable StatusView remote, @Nullable String fault) {
        Counts counts = site.counts();
        terminal.line("Site %d, %s, at %s"
                .formatted(site.settings().siteId(), name(site), site.settings().url()));
        StoreCodes stores = new StoreCodes(site);
        site.view()
                .ifPresent(view -> view.stores()
                        .forEach(store -> terminal.line("  store %s: %s%s"
                                .formatted(
                                        stores.told(store.storeId()),
                                        store.type(),
                                        store.collected()
                                                ? ""
                                                : "; central does not collect it; its data stay here"))));
        terminal.line("");
        row("to send", Formats.records(counts.toSend()) + inDoubt(counts));
        row("to receive", toReceive(counts, remote));
        if (remote != null && remote.quarantined() > 0) {
            row(
                    "at central",
                    Formats.records(remote.quarantined())
                            + " wait there, for the record they belong to or for a person");
        }
        row("last sync", when(counts.lastSyncAt()) + lastFault(counts.lastFault(), fault));
        if (counts.lastFault() != null) {
            row("last complete", when(counts.lastCompleteAt()));
        }
        if (site.syncing()) {
            row("now", "a sync is running");
        }
        if (fault != null) {
            row("central", fault);
        }
        counts.withheld()
                .forEach((store, records) -> row(
                        "kept here",
                        Formats.records(records) + (store.isEmpty() ? "" : " of store " + stores.told(store))
                                + ": central does not collect them; they are sent when it does"));
        if (counts.parked() > 0) {
            row("parked", Formats.records(counts.parked()) + " wait for the record they belong to");
        }
        if (counts.rollbacks() > 0) {
            row("restored", counts.rollbacks() + " times this site was found to be an old copy");
        }
        String growth = growth(site.history());
        if (!growth.isEmpty()) {
            row("note", growth);
        }
        types(counts);
        refusals(site, counts);
    }

    /** Why the last sync failed; empty if the same is wrong now, because it would be told twice. */
    private static String lastFault(@Nullable String last, @Nullable String now) {
        if (last == null) {
            return "";
        }
        return now != null && Advice.isSame(last, now) ? ": it failed for the same reason as below" : ": " + last;
    }

    private static String name(Site site) {
        return site.view()
                .map(view -> view.name() + " (" + view.kind() + ")")
                .orElse(site.settings().name());
    }

    private void row(String label, String text) {
        terminal.line("%-14s %s".formatted(label, text));
    }

    private static String inDoubt(Counts counts) {
        return counts.inDoubt() == 0
                ? ""
                : ", " + Formats.count(counts.inDoubt()) + " of them sent without an answer: they are sent again";
    }

    private static String toReceive(Counts counts, @Nullable StatusView remote) {
        if (remote != null) {
            return (remote.remainingExact() ? "" : "at most ") + Formats.records(remote.remaining());
        }
        Long known = counts.toReceive();
        return known == null ? "unknown: never synced" : Formats.records(known) + " at the last page";
    }

    private String when(@Nullable Instant instant) {
        return instant == null
                ? "never"
                : terminal.time(instant) + ", " + Formats.duration(terminal.since(instant)) + " ago";
    }

    private void types(Counts counts) {
        TreeSet<String> types = new TreeSet<>(counts.records().keySet());
        types.addAll(counts.toSendByType().keySet());
        if (types.isEmpty()) {
            return;
        }
        terminal.line("");
        terminal.line("%-28s %12s %10s".formatted("record type", "records", "to send"));
        for (String type : types) {
            terminal.line("%-28s %12s %10s"
                    .formatted(
                            type,
                            Formats.count(counts.records().getOrDefault(type, 0L)),
                            Formats.count(counts.toSendByType().getOrDefault(type, 0L))));
        }
        terminal.line("%-28s %12s %10s"
                .formatted("all", Formats.count(counts.recordsInAll()), Formats.count(counts.toSend())));
    }

    private void refusals(Site site, Counts counts) {
        long all = counts.refused() + counts.waiting();
        if (all == 0) {
            return;
        }
        terminal.line("");
        terminal.line(SyncActions.notTaken(counts.refused(), counts.waiting()) + ":");
        for (RefusedTable.Refusal refusal : site.refused(REFUSALS_SHOWN)) {
            terminal.line("  %s %s: %s%s, %s"
                    .formatted(
                            refusal.key().type(),
                            refusal.key().id(),
                            refusal.waiting() ? "waits, " : "",
                            refusal.code(),
                            refusal.detail().isEmpty() ? RefusedActions.meaning(refusal.code()) : refusal.detail()));
        }
        if (all > REFUSALS_SHOWN) {
            terminal.line("  and %s more".formatted(Formats.count(all - REFUSALS_SHOWN)));
        }
    }

    /** Empty unless the queue grew from day to day. */
    static String growth(List<HistoryTable.Day> newestFirst) {
        int grown = 0;
        while (grown + 1 < newestFirst.size()
                && newestFirst.get(grown).toSend() > newestFirst.get(grown + 1).toSend()) {
            grown++;
        }
        if (grown < GROWING_DAYS_MIN) {
            return "";
        }
        return "the queue grew for " + grown + " days, from "
                + Formats.count(newestFirst.get(grown).toSend()) + " to "
                + Formats.records(newestFirst.getFirst().toSend())
                + ": keep the link up for an hour; if it does not fall, call for help";
    }

    private static String json(Site site, @Nullable StatusView remote, @Nullable String fault) {
        Counts counts = site.counts();
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("siteId", site.settings().siteId());
        json.put("name", site.settings().name());
        json.put("toSend", counts.toSend());
        json.put("inDoubt", counts.inDoubt());
        json.put("parked", counts.parked());
        json.put("refused", counts.refused());
        json.put("waiting", counts.waiting());
        json.put("toReceive", remote != null ? (Long) remote.remaining() : counts.toReceive());
        json.put("centralFault", fault);
        json.put(
                "lastSyncAt",
                counts.lastSyncAt() == null ? null : counts.lastSyncAt().toString());
        json.put(
                "lastCompleteAt",
                counts.lastCompleteAt() == null ? null : counts.lastCompleteAt().toString());
        json.put("lastFault", counts.lastFault());
        json.put("syncing", site.syncing());
        ObjectNode records = json.putObject("records");
        counts.records().forEach(records::put);
        ObjectNode toSend = json.putObject("toSendByType");
        counts.toSendByType().forEach(toSend::put);
        ObjectNode withheld = json.putObject("withheld");
        counts.withheld().forEach(withheld::put);
        json.set("refusals", RefusedActions.json(site.refused(REFUSALS_SHOWN)));
        return BodyAssembler.pretty(json);
    }
}
