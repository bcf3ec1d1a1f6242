package org.storesync.agent.sync;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.central.CentralFault;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.RecordKey;
import org.storesync.model.site.SiteView;

/** What happens during a sync, for code that shows it. */
public sealed interface SyncEvent {
    /** Another sync of this site is running; this one waits. */
    record Waiting() implements SyncEvent {}

    /** Central said which site this is. */
    record Begun(SiteView site) implements SyncEvent {}

    /** This machine was restored from an old copy: it reads everything again before it sends anything. */
    record RolledBack() implements SyncEvent {}

    /** Central was restored: this many records are sent again. */
    record Resending(int records) implements SyncEvent {}

    /** Central collects a store again: all its records are sent. */
    record CollectedAgain(String storeId, int records) implements SyncEvent {}

    /** Records sent so far, out of how many; bytes on the link. */
    record Sent(long records, long of, long bytes) implements SyncEvent {}

    /** Records received so far, and how many are still to come; bytes on the link. */
    record Received(long records, long remaining, long bytes) implements SyncEvent {}

    /** What a page changed here; only for a listener that wants changes. */
    record Changed(List<Change> changes) implements SyncEvent {}

    /** A call failed and is tried again after a pause. */
    record Retrying(CentralFault fault, Duration pause) implements SyncEvent {}

    /**
     * One record that a pull changed.
     *
     * @param body null if the record was removed
     */
    record Change(RecordKey key, boolean isNew, @Nullable Body body) {}
}
