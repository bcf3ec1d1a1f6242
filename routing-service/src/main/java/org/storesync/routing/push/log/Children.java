package org.storesync.routing.push.log;

import org.storesync.model.SiteId;
import org.storesync.routing.record.domain.RecordKey;

/** Children that come and go with their parent: whole sets, under the heads of the streams they stand in. Each call answers how many positions it took. */
public interface Children {
    /** Tombstones for the children of a deleted parent, at the positions after {@code head}. */
    int delete(int stream, RecordKey parent, SiteId writer, long head);

    /** Copies the children of a parent into the stream it entered. */
    int copy(int home, int target, RecordKey parent, long head);

    /** Marks the children of a parent that left a stream. */
    int remove(int stream, RecordKey parent, long head);
}
