package org.storesync.masterdata.replica.jdbc;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.storesync.client.outbox.Delivered;
import org.storesync.model.Outcome;

/**
 * A record, and those of its changes that were answered now.
 *
 * @param version the highest that central gave to one of them; 0: none
 */
record Answered(String type, String id, int changes, Delivered last, long version) {
    /** One for each record, in the order in which they were sent. */
    static Collection<Answered> of(List<Delivered> changes) {
        Map<String, Answered> records = new LinkedHashMap<>();
        for (Delivered each : changes) {
            Answered one =
                    new Answered(each.entry().type(), each.entry().id(), 1, each, each.accepted() ? each.version() : 0);
            records.merge(key(one.type, one.id), one, Answered::and);
        }
        return records.values();
    }

    private Answered and(Answered later) {
        return new Answered(type, id, changes + later.changes, later.last, Math.max(version, later.version));
    }

    static String key(String type, String id) {
        return type + " " + id;
    }

    /** True if central does not have the change. */
    static boolean lost(Delivered each) {
        return each.outcome() == Outcome.REFUSED || each.outcome() == Outcome.STALE;
    }

    /** The answer to a duplicate tells no version. What central holds comes by the feed, or has come already. */
    boolean centralDiffers(long centralVersion) {
        return lost(last) || last.outcome() == Outcome.DUPLICATE || version > 0 && centralVersion > version;
    }
}
