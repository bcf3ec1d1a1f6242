package org.storesync.routing.quarantine;

import java.util.List;
import org.storesync.routing.quarantine.Quarantine.Parked;

/** Judges parked changes by the rules of a push, and writes those that are right now. */
public interface Redriver {
    /**
     * Judges the changes. Those that are not accepted stay parked, with the present reason. False if something moved meanwhile: then ask
     * once more.
     */
    boolean judgeAgain(List<Parked> changes);
}
