package org.storesync.transfer.half.rest;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.Transfer;

/** A source document and its responding half. */
public record TransferView(
        @Schema(required = true) String sourceId,

        @Schema(required = true) String halfId,

        @Schema(required = true, description = "the store of the source")
        String initiatingStore,

        @Schema(required = true, description = "the store of the half")
        String receivingStore,

        @Schema(
                required = true,
                description =
                        "pushing, made, taken-over (its site has changed it), deleted (with the source), refused; others may come")
        String state,

        @Schema(description = "why central did not take the half (docs/protocol.md, section 3)") @Nullable
        String code,

        @Schema(description = "the half's number; -1 until its site gives it one, absent if it shows none") @Nullable
        Long number,

        @Schema(required = true, description = "changes of the half that are not answered yet")
        int waiting,

        @Schema(required = true) Instant madeAt,

        @Schema(required = true, description = "when central last decided something about it")
        Instant changedAt) {

    static TransferView from(Transfer transfer) {
        return new TransferView(
                transfer.sourceId(),
                transfer.halfId(),
                transfer.initiatingStore(),
                transfer.receivingStore(),
                transfer.state().wireName(),
                transfer.code(),
                transfer.number(),
                transfer.waiting(),
                transfer.madeAt(),
                transfer.changedAt());
    }
}
