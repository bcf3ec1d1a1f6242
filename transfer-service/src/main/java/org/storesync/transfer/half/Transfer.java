package org.storesync.transfer.half;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.PairState;

/**
 * A source and its half, as people see it.
 *
 * @param initiatingStore the source's
 * @param code why central did not take the half
 * @param number the half's; -1 until its site gives it one, null if it shows none
 * @param waiting changes of the half that are not answered yet
 * @param changedAt when central last decided something about it
 */
public record Transfer(
        String sourceId,
        String halfId,
        String initiatingStore,
        String receivingStore,
        PairState state,
        @Nullable String code,
        @Nullable Long number,
        int waiting,
        Instant madeAt,
        Instant changedAt) {}
