package org.storesync.transfer.half.domain.content;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A document that is or may become the source of a transfer, as it stands at central.
 *
 * @param store it belongs to
 * @param header null where it is deleted, or no candidate any more
 * @param lines by id
 * @param receivedAt server time of its last change by a site
 * @param addressed the store whose inbox holds a copy; null where routing does not say
 * @param notAddressed why routing addressed nobody; null where it does not say
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
