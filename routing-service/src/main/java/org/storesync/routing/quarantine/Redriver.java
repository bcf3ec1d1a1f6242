package org.storesync.routing.quarantine;

import java.util.List;
import org.storesync.routing.quarantine.Quarantine.Parked;

/** Judges parked changes by the rules of a push, and writes those that are right now. */
public interface Redriver {
    /** How many were accepted; the others stay parked, with the reason of now. */
    int judgeAgain(List<Parked> changes);
}
