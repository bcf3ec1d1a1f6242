package org.storesync.reporting.metrics;

import static org.storesync.kit.metrics.ListedMeter.gauge;

import java.util.List;
import org.storesync.kit.metrics.ListedMeter;

/** The meters of this service alone. */
public final class ReportingMeters {
    public static final ListedMeter SITES = gauge(
            "sync.sites",
            "sites",
            "Sites by how long they were silent: `ok`, `late`, `red` (both limits are settings) or `never` in contact.",
            "state");
    public static final ListedMeter STORES = gauge(
            "sync.stores",
            "stores",
            "Stores by the silence of the site where they are active, or `unassigned`.",
            "state");
    public static final ListedMeter CONTACTS_AGE = gauge(
            "sync.contacts.age",
            "seconds",
            "Time since the gateway's list of sites was last read to its end. While it grows, the two figures above are old.");

    public static final List<ListedMeter> ALL = List.of(SITES, STORES, CONTACTS_AGE);

    private ReportingMeters() {}
}
