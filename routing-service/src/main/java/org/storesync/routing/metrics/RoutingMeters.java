package org.storesync.routing.metrics;

import static org.storesync.kit.metrics.ListedMeter.counter;
import static org.storesync.kit.metrics.ListedMeter.gauge;

import java.util.List;
import org.storesync.kit.metrics.ListedMeter;

/** The meters of this service alone. */
public final class RoutingMeters {
    public static final ListedMeter HEADS_HELD = ListedMeter.timer(
            "sync.heads.held",
            "How long pushes hold the heads of their streams. While one holds a head, other pushes into that stream wait.");
    public static final ListedMeter EPOCH = gauge(
            "sync.epoch.number",
            "number",
            "The central epoch. It rises when the database was restored or failed over, and then sites send again what central lacks.");
    public static final ListedMeter QUARANTINE_RECORDS =
            gauge("sync.quarantine.records", "records", "Records that wait in quarantine, over all sites.");
    public static final ListedMeter QUARANTINE_AGE =
            gauge("sync.quarantine.age", "seconds", "How long the oldest of them waits; 0 if none waits.");
    public static final ListedMeter QUARANTINE_SET_ASIDE = counter(
            "sync.quarantine.set.aside",
            "records",
            "Records in quarantine that central failed to judge, again and again. A person must decide about them.");
    public static final ListedMeter SITE_CALLS_REFUSED = counter(
            "sync.budget.calls.refused",
            "calls",
            "Calls refused because their site had too many calls running at once.");
    public static final ListedMeter MEMORY_REFUSED = counter(
            "sync.budget.memory.refused", "calls", "Calls for which no share of the memory became free in time.");
    public static final ListedMeter MEMORY_LIMIT = gauge(
            "sync.budget.memory.limit", "bytes", "How many bytes of bodies this replica may hold over all calls.");
    public static final ListedMeter MEMORY_USED = gauge("sync.budget.memory.used", "bytes", "How many it holds now.");
    public static final ListedMeter QUOTA_WITHHELD = counter(
            "sync.budget.quota.withheld",
            "records",
            "Records answered `quota-spent` because their site used up its day. A WARN line names the site.");

    public static final ListedMeter TYPES_DUE = gauge(
            "sync.types.due",
            "types",
            "What stores are on sites, and is to be derived again from what is visible, at the last look. It goes back to 0 within seconds.");

    public static final ListedMeter ADDRESSES_DUE = gauge(
            "sync.addresses.due",
            "stores",
            "Stores in which a name became visible, and whose documents are to be addressed, at the last look. It goes back to 0 within seconds.");

    public static final List<ListedMeter> ALL = List.of(
            HEADS_HELD,
            EPOCH,
            QUARANTINE_RECORDS,
            QUARANTINE_AGE,
            QUARANTINE_SET_ASIDE,
            SITE_CALLS_REFUSED,
            MEMORY_REFUSED,
            MEMORY_LIMIT,
            MEMORY_USED,
            QUOTA_WITHHELD,
            TYPES_DUE,
            ADDRESSES_DUE);

    private RoutingMeters() {}
}
