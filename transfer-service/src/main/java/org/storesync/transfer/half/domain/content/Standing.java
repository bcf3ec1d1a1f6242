package org.storesync.transfer.half.domain.content;

import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A half as it is at central, whoever made it.
 *
 * @param own its id derives from the source's id, so central may write it
 * @param version also a tombstone's
 * @param header null for a tombstone
 * @param lines by id, with tombstones
 * @param byCentral the transfer-service wrote this state
 * @param marked routing noted that its store has taken it
 */
public record Standing(
        String id,
        String store,
        boolean own,
        long version,
        @Nullable Fields header,
        SortedMap<String, Line> lines,
        boolean byCentral,
        boolean marked) {
    /** @param body null for a tombstone */
    public record Line(String id, long version, @Nullable Fields body, boolean byCentral) {
        public boolean stands() {
            return body != null;
        }
    }

    public Standing {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }

    public boolean stands() {
        return header != null;
    }

    /** The status in small letters; empty for a tombstone. */
    String status() {
        return header == null ? "" : header.text("status").toLowerCase(Locale.ROOT);
    }
}
