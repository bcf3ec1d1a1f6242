package org.storesync.routing.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.storesync.model.Operation;
import org.storesync.routing.pull.PageLog.Snapshot;
import org.storesync.routing.pull.domain.ParentsFirst;
import org.storesync.routing.pull.domain.Reading;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.StreamRow;

/** Parents whose newest state stands after a page's end and that the site may not have. They go before their children. */
final class ParentsAhead {
    private final Snapshot snapshot;
    private final Deliverable deliverable;

    ParentsAhead(Snapshot snapshot, Deliverable deliverable) {
        this.snapshot = snapshot;
        this.deliverable = deliverable;
    }

    /** Parents of the rows and parents of these, in the order in which they go. */
    List<StreamRow> of(List<StreamRow> rows, Reading reading, long pageEnd) {
        return found(rows, reading, pageEnd).stream()
                .filter(parent -> deliverable.has(parent, reading))
                .toList();
    }

    private List<StreamRow> found(List<StreamRow> rows, Reading reading, long pageEnd) {
        Set<RecordKey> wanted = ParentsFirst.missing(rows);
        if (wanted.isEmpty()) {
            return List.of();
        }
        long surelyHad = reading.loadHead() > 0 ? 0 : reading.source().drained();
        List<StreamRow> found = snapshot.rowsAfter(reading.source().stream(), wanted, pageEnd).stream()
                .filter(parent -> parent.op() == Operation.UPSERT && parent.createdSeq() > surelyHad)
                .toList();
        List<StreamRow> ahead = new ArrayList<>(found.isEmpty() ? List.of() : found(found, reading, pageEnd));
        ahead.addAll(found);
        return ahead;
    }
}
