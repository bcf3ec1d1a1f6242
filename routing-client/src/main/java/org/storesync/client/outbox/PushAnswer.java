package org.storesync.client.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.storesync.client.outbox.OutboxStore.Batch;

/** Reads what became of a batch. Outcomes are given to changes by their numbers: one that is missing, or another's, must not be taken for theirs. */
final class PushAnswer {
    private PushAnswer() {}

    /** @throws IllegalStateException if these are not the outcomes of exactly this batch's changes; the batch stays, and is sent again */
    static List<Delivered> outcomes(Batch batch, JsonNode answer) {
        JsonNode told = answer.path("outcomes");
        int count = batch.entries().size();
        if (told.size() != count) {
            throw new IllegalStateException(
                    "batch " + batch.id() + " has " + count + " changes, its answer " + told.size() + " outcomes");
        }
        List<Delivered> outcomes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            JsonNode outcome = told.path(i);
            long seq = batch.firstSeq() + i;
            if (outcome.path("siteSeq").asLong() != seq
                    || outcome.path("outcome").asText().isEmpty()) {
                throw new IllegalStateException("batch " + batch.id() + ": no outcome of change " + seq + ", but of "
                        + outcome.path("siteSeq").asText());
            }
            outcomes.add(new Delivered(
                    batch.entries().get(i),
                    outcome.path("outcome").asText(),
                    outcome.path("version").asLong(),
                    outcome.path("code").asText()));
        }
        return outcomes;
    }
}
