package org.storesync.client.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.call.RoutingCalls;
import org.storesync.client.outbox.OutboxStore.Batch;

/** Each outcome is its own change's, or the batch is sent again. */
class PushAnswerTest {
    private static final Batch BATCH = new Batch(
            3,
            new UUID(0, 1),
            new UUID(0, 2),
            17,
            List.of(Entry.delete("transact", "a", 1L), Entry.delete("transact", "b", 1L)));

    private static List<Delivered> outcomes(String json) throws JsonProcessingException {
        return PushAnswer.outcomes(BATCH, RoutingCalls.JSON.readTree(json.replace('\'', '"')));
    }

    @Test
    void givesEachItsOutcome() throws JsonProcessingException {
        assertThat(outcomes("{'outcomes':[{'siteSeq':17,'outcome':'accepted','version':2},"
                        + "{'siteSeq':18,'outcome':'refused','code':'half-taken-over'}]}"))
                .extracting(each -> each.entry().id() + " " + each.outcome() + " " + each.version() + each.code())
                .containsExactly("a accepted 2", "b refused 0half-taken-over");
    }

    @DisplayName("outcomes that are too few, too many, of other changes or none are an error, never another change's")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'outcomes':[{'siteSeq':17,'outcome':'accepted'}]}",
                "{'outcomes':[{'siteSeq':18,'outcome':'accepted'},{'siteSeq':17,'outcome':'accepted'}]}",
                "{'outcomes':[{'siteSeq':17,'outcome':'accepted'},{'siteSeq':18}]}",
                "{'outcomes':[{'outcome':'accepted'},{'outcome':'accepted'}]}",
                "{'outcomes':[{'siteSeq':17,'outcome':'accepted'},{'siteSeq':18,'outcome':'accepted'},{'siteSeq':19,'outcome':'accepted'}]}"
            })
    void mismatchesAreErrors(String json) {
        assertThatThrownBy(() -> outcomes(json)).isInstanceOf(IllegalStateException.class);
    }
}
