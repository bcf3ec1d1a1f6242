package org.storesync.transfer.half.domain.content;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A document that is or may become the source of a transfer, as it is at central.
 *
 * @param store the store it belongs to
 * @param header null if it is deleted, or can no longer become a source
 * @param lines by id
 * @param receivedAt server time of its last change by a site
 * @param addressed the store whose inbox holds a copy; null if routing does not say
 * @param notAddressed why routing addressed no store; null if it does not say
 */
public record Source(
        DocumentKey key,
        String store,
        @Nullable Fields header,
        SortedMap<String, Fields> lines,
        Instant receivedAt,
        @Nullable String addressed,
        @Nullable String notAddressed) {
    public Source {
        lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    }
}
