package org.storesync.routing.push.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;

/** What a repeated batch is answered (I4). */
class ReplayTest {
    private static final UUID BATCH = new UUID(0, 1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<Answer.Line> LINES = List.of(
            new Answer.Line(7, Outcome.ACCEPTED, 3, List.of(1, 2), true, null, null, null, null),
            Answer.Line.of(8, RecordCode.NOT_YOUR_STORE, "tab\t \"quoted\" \\ line\nend é"),
            new Answer.Line(
                    9, Outcome.QUARANTINED, 0, List.of(), false, RecordCode.PARENT_MISSING, null, "transact", "a\"b"),
            Answer.Line.plain(10, Outcome.ACCEPTED));

    @DisplayName("I4: the last batch is answered with the same bytes, but for the mark")
    @Test
    void saysTheLastAnswerAgain() {
        byte[] first = Answer.write(BATCH, false, 10, LINES);

        byte[] again = Replay.again(Answer.gunzip(Answer.gzip(first)));

        assertThat(new String(again, UTF_8))
                .isEqualTo(new String(first, UTF_8).replace("\"replayed\":false", "\"replayed\":true"));
    }

    @Test
    void onlyTheMarkIsReplaced() {
        byte[] first = Answer.write(
                BATCH, false, 8, List.of(Answer.Line.of(8, RecordCode.CHANGE_MALFORMED, "\"replayed\":false")));

        assertThat(new String(Replay.again(first), UTF_8))
                .containsOnlyOnce("\"replayed\":true")
                .contains("\\\"replayed\\\":false");
    }

    @Test
    void keepsOfAnOlderBatchWhatWasNotPlainlyAccepted() throws IOException {
        JsonNode answer = JSON.readTree(Replay.unpack(BATCH, 7, 10, Replay.pack(LINES), 25));

        assertThat(answer.get("replayed").asBoolean()).isTrue();
        assertThat(answer.get("highestSeq").asLong()).isEqualTo(25);
        assertThat(answer.get("outcomes")).hasSize(4);
        assertThat(answer.get("outcomes"))
                .extracting(outcome -> outcome.get("siteSeq").asLong())
                .containsExactly(7L, 8L, 9L, 10L);
        assertThat(answer.get("outcomes"))
                .extracting(outcome -> outcome.get("outcome").asText())
                .containsExactly("accepted", "refused", "quarantined", "accepted");
        assertThat(answer.get("outcomes").get(1).get("detail").asText()).isEqualTo("tab\t \"quoted\" \\ line\nend é");
        assertThat(answer.get("outcomes").get(2).get("waitsFor").get("id").asText())
                .isEqualTo("a\"b");
    }

    @Test
    void keepsNothingOfAWhollyAcceptedBatch() throws IOException {
        List<Answer.Line> accepted =
                List.of(Answer.Line.plain(1, Outcome.ACCEPTED), Answer.Line.plain(2, Outcome.ACCEPTED));

        assertThat(Replay.pack(accepted)).isNull();
        assertThat(JSON.readTree(Replay.unpack(BATCH, 1, 2, null, 2)).get("outcomes"))
                .hasSize(2);
        assertThat(JSON.readTree(Replay.unpack(BATCH, 1, 0, null, 2)).get("outcomes"))
                .isEmpty();
    }
}
