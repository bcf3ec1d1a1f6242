package org.storesync.transfer.half.rest;

import jakarta.inject.Singleton;
import java.util.List;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.transfer.half.Transfer;
import org.storesync.transfer.half.TransferBook;

/** Finds the transfer that a call names. */
@Singleton
class OneTransfer {
    private final TransferBook book;

    OneTransfer(TransferBook book) {
        this.book = book;
    }

    Transfer named(TransferName name) {
        name.check();
        List<Transfer> found = book.find(name.sourceId, name.type);
        if (found.isEmpty()) {
            throw Problem.of(ProblemCode.TRANSFER_UNKNOWN);
        }
        if (found.size() > 1) {
            throw Problem.invalid("type", "is needed: documents of several types have this id");
        }
        return found.getFirst();
    }
}
