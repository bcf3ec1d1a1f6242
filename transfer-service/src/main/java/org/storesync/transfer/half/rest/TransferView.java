package org.storesync.transfer.half.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.Transfer;
import org.storesync.transfer.half.domain.Reason;

/** A source document and its responding half. */
public record TransferView(
        @Schema(required = true, description = "record type of the source")
        String type,

        @Schema(required = true, description = "stock-transfer; others may come")
        String kind,

        @Schema(required = true) String sourceId,

        @Schema(required = true, description = "empty while there was none")
        String halfId,

        @Schema(required = true, description = "the sender: the store of the source")
        String initiatingStore,

        @Schema(
                required = true,
                description =
                        "the receiver: the store of the half, or the one the source is addressed to; empty where none is known")
        String receivingStore,

        @Schema(description = "the number of the source; absent if it shows none") @Nullable
        Long sourceNumber,

        @Schema(description = "the half's number; -1 until its site gives it one, absent if it shows none") @Nullable
        Long number,

        @Schema(
                required = true,
                description =
                        "draft (no half is wanted), held (one is wanted, and does not stand), sent, taken (its store has changed it), received, dropped (its store deleted it); others may come")
        String state,

        @Schema(description = "why it is held (docs/transfers.md)") @Nullable
        String reason,

        @Schema(description = "why central did not take the last push, or a part of it (docs/protocol.md, section 3)")
        @Nullable
        String code,

        @Schema(required = true, description = "the half is its store's, and not what the source wants")
        boolean differs,

        @JsonProperty("double")
        @Schema(required = true, name = "double", description = "two halves stand that central may not delete")
        boolean twice,

        @Schema(required = true, description = "a person is done with it")
        boolean closed,

        @Schema(
                required = true,
                description =
                        "whose turn it is: nobody, administrator, central, receiving-site, receiving-store, sending-store; others may come")
        String turn,

        @Schema(required = true, description = "changes of the half that are not answered yet")
        int waiting,

        @Schema(required = true) Instant madeAt,

        @Schema(required = true, description = "as since") Instant changedAt,

        @Schema(required = true, description = "when it came to be in this state, by server time")
        Instant since) {

    static TransferView from(Transfer transfer) {
        @Nullable Reason reason = transfer.state().reason();
        return new TransferView(
                transfer.source().type(),
                transfer.kind().wireName(),
                transfer.source().id(),
                orNone(transfer.halfId()),
                transfer.sender(),
                orNone(transfer.receiver()),
                transfer.sourceNumber(),
                transfer.halfNumber(),
                transfer.state().wireName(),
                reason == null ? null : reason.code(),
                transfer.code(),
                transfer.differs(),
                transfer.twice(),
                transfer.closed(),
                transfer.turn().wireName(),
                transfer.waiting(),
                transfer.madeAt(),
                transfer.since(),
                transfer.since());
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "" : text;
    }
}
