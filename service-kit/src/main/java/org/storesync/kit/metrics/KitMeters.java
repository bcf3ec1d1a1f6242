package org.storesync.kit.metrics;

import static org.storesync.kit.metrics.ListedMeter.counter;
import static org.storesync.kit.metrics.ListedMeter.gauge;

import java.util.List;

/** The meters of every service, and those of services that keep an audit. */
public final class KitMeters {
    public static final ListedMeter DATABASE_RETRIES = counter(
            "sync.database.retries",
            "transactions",
            "Transactions that ran again because PostgreSQL asked for it. The cause is `serialization` or `deadlock`. It should stay near zero.",
            "cause");
    public static final ListedMeter CALLS_REFUSED = counter(
            "sync.calls.refused",
            "calls",
            "Calls answered 401 (no valid token or secret), 403 (no right) or 429 (too many). The lines `refused` of the log say who called.",
            "status");
    public static final ListedMeter CONNECTIONS_REFUSED = counter(
            "sync.http.connections.refused",
            "connections",
            "Connections closed at once because their address held too many.");
    public static final ListedMeter REQUESTS_MALFORMED = counter(
            "sync.http.requests.malformed",
            "requests",
            "Requests answered 400 because of their head, such as two lengths that differ.",
            "why");

    public static final List<ListedMeter> EVERY_SERVICE =
            List.of(DATABASE_RETRIES, CALLS_REFUSED, CONNECTIONS_REFUSED, REQUESTS_MALFORMED);

    public static final ListedMeter AUDIT_FAULTS = gauge(
            "sync.audit.faults",
            "faults",
            "Places where the audit is not what was written and sealed, found by the walk through the chains that never ends.");
    public static final ListedMeter AUDIT_VERIFIED = counter(
            "sync.audit.verified",
            "rows",
            "Rows of the audit that this walk has looked at. If it stands still, the walk does not run.");
    public static final ListedMeter AUDIT_SEAL_AGE =
            gauge("sync.audit.seal.age", "seconds", "Time since the chains were sealed. They are sealed once a day.");

    public static final List<ListedMeter> AUDIT = List.of(AUDIT_FAULTS, AUDIT_VERIFIED, AUDIT_SEAL_AGE);

    private KitMeters() {}
}
