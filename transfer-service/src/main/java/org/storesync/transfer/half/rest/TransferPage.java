package org.storesync.transfer.half.rest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.transfer.half.Transfer;
import org.storesync.transfer.half.TransferBook.Place;
import org.storesync.transfer.half.domain.content.DocumentKey;

/** A page of transfers, the newest first. */
public record TransferPage(
        @Schema(required = true) List<TransferView> items,

        @Schema(description = "for the next page; absent on the last one") @Nullable
        String nextCursor) {
    private static final int PARTS = 3;

    /** A page of at most {@code limit}, from one row more than that. */
    static TransferPage from(List<Transfer> oneMore, int limit) {
        List<Transfer> items = oneMore.stream().limit(limit).toList();
        boolean more = oneMore.size() > limit;
        return new TransferPage(
                items.stream().map(TransferView::from).toList(), more ? cursorAfter(place(items.getLast())) : null);
    }

    static Place place(Transfer transfer) {
        return new Place(transfer.madeAt(), transfer.source());
    }

    /** The place after which a page begins; null for the first one. */
    static @Nullable Place after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = text.split(" ", PARTS);
            if (parts.length == PARTS && text.indexOf('\0') < 0) {
                Place place = new Place(Instant.parse(parts[0]), new DocumentKey(parts[1], parts[2]));
                if (cursorAfter(place).equals(cursor)) {
                    return place;
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Answered below, like any other cursor that is not ours.
        }
        throw Problem.invalid("cursor", "is not one of ours; leave it out to begin again");
    }

    private static String cursorAfter(Place place) {
        String text = place.madeAt() + " " + place.source().type() + " "
                + place.source().id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
