package org.storesync.system.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.storesync.agent.central.CentralFault;
import org.storesync.agent.sync.SyncReport;
import org.storesync.system.part.Counts;
import org.storesync.system.suite.AgentSite;

/** The work of one site that the reference agent runs: people edit, and it syncs. After a cut sync they wait a moment, as people do. */
final class AgentWork {
    private static final int EDITS = 40;
    private static final Duration AFTER_A_CUT = Duration.ofMillis(500);

    private final AgentSite agent;
    private final Traffic traffic;
    private final Counts counts;

    AgentWork(AgentSite agent, Traffic traffic, Counts counts) {
        this.agent = agent;
        this.traffic = traffic;
        this.counts = counts;
    }

    /** Some edits and a sync. */
    void turn() {
        traffic.some(EDITS).forEach(change -> {
            if (!change.isDelete()
                    || agent.site().get(change.type(), change.id()).isPresent()) {
                agent.put(change);
            }
        });
        try {
            SyncReport report = agent.sync();
            counts.tick("agent syncs");
            counts.add("agent changes sent", report.sent());
            counts.add("agent records received", report.received());
        } catch (CentralFault cut) {
            counts.tick("agent syncs cut");
            LockSupport.parkNanos(AFTER_A_CUT.toNanos());
        }
    }
}
