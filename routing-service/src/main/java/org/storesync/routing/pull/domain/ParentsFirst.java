package org.storesync.routing.pull.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.StreamRow;

/** A child never comes to a site before its parent. */
public final class ParentsFirst {
    private ParentsFirst() {}

    /** Keeps the order of the stream, except that a parent that was written again after its children comes before them. */
    public static List<StreamRow> order(List<StreamRow> rows) {
        Set<RecordKey> awaited = awaited(rows);
        Map<RecordKey, StreamRow> parents = new HashMap<>();
        for (StreamRow row : awaited.isEmpty() ? List.<StreamRow>of() : rows) {
            if (row.op() == Operation.UPSERT && awaited.contains(row.key())) {
                parents.put(row.key(), row);
            }
        }
        if (parents.isEmpty()) {
            return rows;
        }
        Set<StreamRow> ordered = new LinkedHashSet<>();
        rows.forEach(row -> place(row, parents, ordered));
        return List.copyOf(ordered);
    }

    /** Parents that are not among the rows. */
    public static Set<RecordKey> missing(List<StreamRow> rows) {
        Set<RecordKey> missing = awaited(rows);
        rows.forEach(row -> missing.remove(row.key()));
        return missing;
    }

    private static Set<RecordKey> awaited(List<StreamRow> rows) {
        Set<RecordKey> awaited = new HashSet<>();
        for (StreamRow row : rows) {
            RecordKey parent = awaits(row);
            if (parent != null) {
                awaited.add(parent);
            }
        }
        return awaited;
    }

    private static @Nullable RecordKey awaits(StreamRow row) {
        return row.op() == Operation.UPSERT ? row.parent() : null;
    }

    private static void place(StreamRow row, Map<RecordKey, StreamRow> parents, Set<StreamRow> ordered) {
        RecordKey awaits = awaits(row);
        StreamRow parent = awaits == null ? null : parents.remove(awaits);
        if (parent != null) {
            place(parent, parents, ordered);
        }
        ordered.add(row);
    }
}
