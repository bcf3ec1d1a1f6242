package org.storesync.transfer.half;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.State;
import org.storesync.transfer.half.domain.Turn;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.TransferKind;

/**
 * A source and its half, as people see it.
 *
 * @param halfId null if there was never one
 * @param sender the source's store
 * @param receiver the half's store, or the one to which its source is addressed; null if none is known
 * @param code why central did not take the last push, or a part of it
 * @param sourceNumber null if it shows none
 * @param halfNumber -1 until its site gives it a number, null if it shows none
 * @param waiting changes of the half that are not answered yet
 * @param since when it reached this state, by server time
 */
public record Transfer(
        DocumentKey source,
        TransferKind kind,
        @Nullable String halfId,
        String sender,
        @Nullable String receiver,
        State state,
        @Nullable String code,
        @Nullable Long sourceNumber,
        @Nullable Long halfNumber,
        boolean differs,
        boolean twice,
        boolean closed,
        int waiting,
        Instant madeAt,
        Instant since) {
    public Turn turn() {
        return Turn.of(state, differs, halfNumber);
    }
}
