package org.storesync.agent.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.Advice;
import org.storesync.agent.central.CentralFault;
import org.storesync.agent.central.Page;
import org.storesync.agent.edit.Editor;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.transfer.Numbering;
import org.storesync.model.SyncType;
import org.storesync.model.site.SiteView;

/** One sync, whole or step by step. Nothing is only in memory: after a cut the next sync goes on where this one was. */
public final class SyncRun {
    private final SyncParts parts;
    private final SyncReport.Tally tally = new SyncReport.Tally();
    private final Beginning beginning;
    private final Pushing pushing;
    private final Pulling pulling;
    private final Numbering numbering;
    private final Deciding deciding;

    public SyncRun(SyncParts parts, SyncListener listener) {
        this.parts = parts;
        Retry retry = new Retry(parts, listener);
        this.beginning = new Beginning(parts, retry, listener, tally);
        this.pushing = new Pushing(parts, retry, listener, tally);
        this.pulling = new Pulling(parts, retry, listener, tally);
        this.deciding = new Deciding(parts);
        this.numbering = new Numbering(
                new Editor(parts.database(), parts.bodies()),
                () -> parts.ids().next().toString());
    }

    /** Begins, pushes until nothing is left, pulls until drained (A4), and pushes the numbers that it gave to new halves (D4). */
    public SyncReport sync() {
        Instant started = parts.clock().instant();
        try {
            SiteView site = begin();
            if (parts.database().read(tables -> tables.state().pullFirst())) {
                pulling.pullAll();
            }
            pushing.pushAll();
            pulling.pullAll();
            if (numberHalves(site) + tally.crossed > 0) {
                pushing.pushAll();
            }
            deciding.read();
        } catch (CentralFault fault) {
            ended(Advice.of(fault));
            throw fault;
        }
        return tally.report(ended(null), Duration.between(started, parts.clock().instant()));
    }

    private int numberHalves(SiteView site) {
        Set<String> stores = site.stores().stream()
                .filter(store -> store.type().equals(SyncType.ACTIVE.wireName()))
                .map(SiteView.StoreOnSite::storeId)
                .collect(Collectors.toUnmodifiableSet());
        Instant now = parts.clock().instant();
        int all = 0;
        int some;
        do {
            some = parts.database().write(tables -> numbering.number(tables, stores, now));
            all += some;
        } while (some > 0);
        return all;
    }

    private long ended(@Nullable String fault) {
        Instant now = parts.clock().instant();
        return parts.database().write(tables -> {
            long toSend = toSend(tables);
            tables.state().syncEnded(now, fault, fault == null && toSend == 0);
            tables.history().note(LocalDate.ofInstant(now, ZoneOffset.UTC), toSend);
            return toSend;
        });
    }

    private static long toSend(Tables tables) {
        return tables.outbox().toSend() + tables.batch().inDoubt();
    }

    /** Only the first step. */
    public SiteView begin() {
        return beginning.begin();
    }

    /** Sends one batch; false when there was nothing to send. */
    public boolean push() {
        return pushing.pushOne();
    }

    /** Fetches one page. */
    public Page pull() {
        return pulling.pullPage();
    }
}
