package org.storesync.agent.sync;

/** Learns what happens during a sync, in the thread that syncs. */
@FunctionalInterface
public interface SyncListener {
    SyncListener NONE = event -> {};

    void on(SyncEvent event);

    /** True to get each changed record too. */
    default boolean wantsChanges() {
        return false;
    }
}
