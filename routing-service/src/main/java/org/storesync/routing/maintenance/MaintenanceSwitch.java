package org.storesync.routing.maintenance;

import java.time.Instant;
import java.util.Optional;

/** Keeps whether central is in maintenance, for all replicas. */
public interface MaintenanceSwitch {
    /** Empty if central is open. */
    Optional<Work> work();

    /** Switches on, and audits it. If it is on already, only the reason changes. */
    Work begin(String reason, String by);

    /** Switches off, and audits it. If it is off already, nothing happens. */
    void end(String by);

    /** What is going on while central is in maintenance. */
    record Work(Instant since, String by, String reason) {}
}
