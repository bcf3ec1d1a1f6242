package org.storesync.routing.push.domain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Writing;

/**
 * The last accepted state of one record in a batch: what will be written, once.
 *
 * @param before as the log holds it; null for a new record
 * @param change whose body is written; null where a parent's delete takes it along
 * @param copies streams that get or keep a copy; a child's are filled in from its parent
 * @param clears it was deleted in this batch, and perhaps written again since: the children it had before go
 */
public record Draft(
        RecordKey key,
        int home,
        Operation op,
        @Nullable RecordKey parent,
        @Nullable Stored before,
        @Nullable PushedChange change,
        Set<Integer> copies,
        Writing writing,
        boolean clears) {

    public Draft {
        copies = Set.copyOf(copies);
    }

    /** A child that goes with its parent. */
    Draft deletedWith(RecordKey deleted) {
        return new Draft(key, home, Operation.DELETE, deleted, before, null, Set.of(), Writing.PLAIN, true);
    }

    /** The body that is written; null for none. */
    public byte @Nullable [] body() {
        if (op != Operation.UPSERT || change == null) {
            return null;
        }
        byte[] amended = writing.body();
        return amended == null ? change.body() : amended;
    }

    /** Streams that hold a copy now and shall not any more. */
    public List<Integer> leaves() {
        return before == null
                ? List.of()
                : before.copiedTo().stream()
                        .filter(stream -> !copies.contains(stream))
                        .toList();
    }

    /** Streams the record comes into with this change. */
    public List<Integer> enters() {
        return copies.stream()
                .filter(stream -> before == null || !before.copiedTo().contains(stream))
                .toList();
    }
}
