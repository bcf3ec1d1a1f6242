package org.storesync.transfer.half.domain;

import java.util.List;
import org.storesync.transfer.half.domain.content.Change;

/** The pair after an event, and what is pushed for it. */
public record Step(Pair pair, List<Change> pushes) {
    public Step {
        pushes = List.copyOf(pushes);
    }
}
