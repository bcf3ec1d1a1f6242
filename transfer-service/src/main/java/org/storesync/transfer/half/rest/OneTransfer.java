package org.storesync.transfer.half.rest;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.transfer.half.Transfer;
import org.storesync.transfer.half.TransferBook;

/** Finds the transfer a call names: by the id of its source, and by its type where documents of several types have this id. */
@Singleton
class OneTransfer {
    static final String TYPE = "record type of the source, where documents of several types have this id";

    private final TransferBook book;

    OneTransfer(TransferBook book) {
        this.book = book;
    }

    Transfer named(String sourceId, @Nullable String type) {
        TransferQuery.checked("sourceId", sourceId);
        List<Transfer> found = book.find(sourceId, TransferQuery.checked("type", type));
        if (found.isEmpty()) {
            throw Problem.of(ProblemCode.TRANSFER_UNKNOWN);
        }
        if (found.size() > 1) {
            throw Problem.invalid("type", "is needed: documents of several types have this id");
        }
        return found.getFirst();
    }
}
