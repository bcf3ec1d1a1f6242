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
 * The last accepted state of one record in a batch. It is written once.
 *
 * @param before the record as the log holds it; null for a new record
 * @param change the change whose body is written; null where the delete of a parent deletes this record too
 * @param copies streams that get or keep a copy; a child has those of its parent
 * @param clears the record was deleted in this batch, and perhaps written again since: the children that it had before are deleted
 */
public record FinalState(
        RecordKey key,
        int home,
        Operation op,
        @Nullable RecordKey parent,
        @Nullable Stored before,
        @Nullable PushedChange change,
        Set<Integer> copies,
        Writing writing,
        boolean clears) {

    public FinalState {
        copies = Set.copyOf(copies);
    }

    /** This child, deleted together with its parent. */
    FinalState deletedWith(RecordKey deleted) {
        return new FinalState(key, home, Operation.DELETE, deleted, before, null, Set.of(), Writing.PLAIN, true);
    }

    /** The body that is written; null for none. */
    public byte @Nullable [] body() {
        if (op != Operation.UPSERT || change == null) {
            return null;
        }
        byte[] amended = writing.body();
        return amended == null ? change.body() : amended;
    }

    /** Streams that hold a copy now and lose it with this change. */
    public List<Integer> leaves() {
        return before == null
                ? List.of()
                : before.copiedTo().stream()
                        .filter(stream -> !copies.contains(stream))
                        .toList();
    }

    /** Streams that the record enters with this change. */
    public List<Integer> enters() {
        return copies.stream()
                .filter(stream -> before == null || !before.copiedTo().contains(stream))
                .toList();
    }
}
