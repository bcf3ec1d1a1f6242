package org.storesync.kit.problem;

/** Recognises that something this service needs is not available, which is no fault of this service: the caller may try again later. */
public interface Outage {
    /** Whether this failure comes from what is not available. */
    boolean causes(Throwable failure);
}
