package org.storesync.kit.problem;

/** Tells something this service needs being away from a fault of its own: who called may come again later. */
public interface Outage {
    /** If this failure comes from what is away. */
    boolean causes(Throwable failure);
}
