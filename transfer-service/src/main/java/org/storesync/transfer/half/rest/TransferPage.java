package org.storesync.transfer.half.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.transfer.half.Transfer;

/** A page of transfers, by source id. */
public record TransferPage(
        @Schema(required = true) List<TransferView> items,

        @Schema(description = "for the next page; absent on the last one") @Nullable
        String nextCursor) {

    /** A page of at most {@code limit}, from one row more than that. */
    static TransferPage from(List<Transfer> oneMore, int limit) {
        List<TransferView> items =
                oneMore.stream().limit(limit).map(TransferView::from).toList();
        boolean more = oneMore.size() > limit;
        return new TransferPage(items, more ? cursorAfter(items.getLast().sourceId()) : null);
    }

    /** The source id after which a page begins. */
    static String after(@Nullable String cursor) {
        if (cursor == null) {
            return "";
        }
        try {
            String id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (!id.isEmpty() && cursorAfter(id).equals(cursor) && id.indexOf('\0') < 0) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Answered below, like any other cursor that is not ours.
        }
        throw Problem.invalid("cursor", "is not one of ours; leave it out to begin anew");
    }

    private static String cursorAfter(String sourceId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sourceId.getBytes(StandardCharsets.UTF_8));
    }
}
