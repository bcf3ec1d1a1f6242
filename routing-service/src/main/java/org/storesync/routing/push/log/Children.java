package org.storesync.routing.push.log;

import org.storesync.model.SiteId;
import org.storesync.routing.record.domain.RecordKey;

/**
 * Children that appear and disappear with their parent: whole sets, under the heads of the streams that hold them. Each call returns how
 * many positions it took.
 */
public interface Children {
    /** Writes tombstones for the children of a deleted parent, at the positions after {@code head}. */
    int delete(int stream, RecordKey parent, SiteId writer, long head);

    /** Copies the children of a parent into the stream that it entered. */
    int copy(int home, int target, RecordKey parent, long head);

    /** Marks the children of a parent as removed from a stream that it left. */
    int remove(int stream, RecordKey parent, long head);
}
