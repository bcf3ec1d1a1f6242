package org.storesync.gateway.metrics;

import java.util.List;
import org.storesync.kit.metrics.ListedMeter;

/** The meters of this service alone. */
public final class GatewayMeters {
    public static final ListedMeter SITE_CALLS = ListedMeter.timer(
            "sync.site.calls",
            "Sites' calls and how long they took, with the wait for routing. The call is `site`, `push`, `pull`, `decisions` or `status`;"
                    + " the outcome is `ok`, `fault` (routing answered a problem) or `refused` (the gateway did).",
            "call",
            "outcome");
    public static final ListedMeter SITE_REFUSALS = ListedMeter.counter(
            "sync.site.refusals",
            "calls",
            "Sites' calls that the gateway refused before they reached routing, by the code of docs/protocol.md.",
            "code");
    public static final ListedMeter BYTES_IN_FLIGHT = ListedMeter.gauge(
            "sync.gateway.in.flight", "bytes", "Bodies and answers of sites that this replica holds now.");
    public static final ListedMeter BYTES_LIMIT = ListedMeter.gauge(
            "sync.gateway.in.flight.limit", "bytes", "How much it may hold. Beyond this a call is told to come later.");
    public static final ListedMeter SITES_KNOWN = ListedMeter.gauge(
            "sync.sites.known", "sites", "Sites whose credentials this replica holds, removed sites too.");

    public static final List<ListedMeter> ALL =
            List.of(SITE_CALLS, SITE_REFUSALS, BYTES_IN_FLIGHT, BYTES_LIMIT, SITES_KNOWN);

    private GatewayMeters() {}
}
