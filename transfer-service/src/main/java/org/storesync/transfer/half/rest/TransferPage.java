package org.storesync.transfer.half.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.paging.PageOf;
import org.storesync.transfer.half.Transfer;
import org.storesync.transfer.half.TransferBook.Place;
import org.storesync.transfer.half.domain.content.DocumentKey;

/** A page of transfers, the newest first. */
public record TransferPage(
        @Schema(required = true) List<TransferView> items,

        @Schema(description = "for the next page; absent on the last one") @Nullable
        String nextCursor) {

    /** A page of at most {@code limit} transfers, made from a list of up to one more. */
    static TransferPage from(List<Transfer> oneMore, int limit) {
        PageOf<TransferView> page = PageOf.from(
                oneMore,
                limit,
                last -> Cursor.of(
                        last.madeAt(), last.source().type(), last.source().id()),
                TransferView::from);
        return new TransferPage(page.items(), page.nextCursor());
    }

    static Place place(Transfer transfer) {
        return new Place(transfer.madeAt(), transfer.source());
    }

    /** The place after which a page begins; null for the first one. */
    static @Nullable Place after(@Nullable String cursor) {
        return Cursor.read(cursor, keys -> new Place(keys.time(), new DocumentKey(keys.text(), keys.text())));
    }
}
