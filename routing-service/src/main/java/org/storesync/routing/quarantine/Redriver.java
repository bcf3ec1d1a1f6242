package org.storesync.routing.quarantine;

import java.util.List;
import org.storesync.routing.quarantine.Quarantine.Parked;

/** Judges parked changes by the rules of a push, and writes those that are right now. */
public interface Redriver {
    /** What is not accepted stays parked, with the reason of now. False if something moved meanwhile: it has to be asked once more. */
    boolean judgeAgain(List<Parked> changes);
}
