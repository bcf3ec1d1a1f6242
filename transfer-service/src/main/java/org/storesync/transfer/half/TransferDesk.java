package org.storesync.transfer.half;

import org.storesync.transfer.half.domain.content.DocumentKey;

/** What people do with a transfer; each act is kept with who did it and why. */
public interface TransferDesk {
    /** What came of an act. */
    enum Outcome {
        DONE,
        /** There is no such transfer. */
        UNKNOWN,
        /** One of its stores, or a record it names, has not come, or its source wants none. */
        NOT_FIT
    }

    /** Who, and why. */
    record Person(String name, String reason) {}

    /** Makes the half despite the reason that holds it, or brings it up to its source. */
    Outcome send(DocumentKey source, Person person);

    /** Is done with it: it is not listed until somebody changes its source. */
    Outcome close(DocumentKey source, Person person);
}
