package org.storesync.model.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.model.Outcome;
import org.storesync.model.RecordCode;
import org.storesync.model.SaidCode;
import org.storesync.model.push.AnswerFault.Kind;
import org.storesync.model.push.PushAnswer.ChangeOutcome;

/** Each outcome belongs to its own change, or the answer is a fault and the batch is sent again (docs/protocol.md, Push). */
class AnswerReaderTest {
    private static final String HEAD = "'batchId':'B','replayed':false,'highestSeq':18";

    private static PushAnswer read(String json) {
        return AnswerReader.strict().read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static PushAnswer answer(String outcomes) {
        return read("{" + HEAD + ",'outcomes':[" + outcomes + "]}").requireOf("B", 17, 2);
    }

    private static Kind fault(String json) {
        return catchThrowableOfType(AnswerFault.class, () -> read(json)).kind();
    }

    @Test
    void givesEachItsOutcome() {
        PushAnswer answer = answer("{'siteSeq':17,'outcome':'accepted','version':2,'in':[3,9],'resendChildren':true},\n"
                + "{'siteSeq':18,'outcome':'refused','code':'half-taken-over','detail':'d','new':{'a':[1]}}");

        assertThat(answer.outcomes())
                .containsExactly(
                        new ChangeOutcome(17, Outcome.ACCEPTED, 2L, List.of(3L, 9L), true, null, null),
                        new ChangeOutcome(
                                18, Outcome.REFUSED, null, List.of(), false, RecordCode.HALF_TAKEN_OVER, "d"));
        assertThat(answer.highestSeq()).isEqualTo(18);
        assertThat(answer.replayed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryOutcome(Outcome outcome) {
        PushAnswer answer =
                read("{" + HEAD + ",'outcomes':[{'siteSeq':1,'outcome':'" + outcome.wireName() + "','new':null}]}");

        assertThat(answer.outcomes().getFirst().outcome()).isEqualTo(outcome);
    }

    @DisplayName("a code of a newer central is kept as it came")
    @Test
    void keepsACodeItDoesNotKnow() {
        PushAnswer answer = read("{" + HEAD + ",'outcomes':[{'siteSeq':1,'outcome':'refused','code':'of-tomorrow'}]}");

        assertThat(answer.outcomes().getFirst().code()).isEqualTo(new SaidCode.Unknown("of-tomorrow"));
    }

    @DisplayName("an outcome of a newer central is a fault, or what the sender takes it for")
    @Test
    void anUnknownOutcomeIsNeverTakenForDone() {
        String json = "{" + HEAD + ",'outcomes':[{'siteSeq':1,'outcome':'of-tomorrow'}]}";

        assertThat(fault(json)).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(AnswerReader.takingUnknownFor(Outcome.RETRY_LATER)
                        .read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                        .outcomes()
                        .getFirst()
                        .outcome())
                .isEqualTo(Outcome.RETRY_LATER);
    }

    @DisplayName(
            "outcomes that are too few, too many, or of other changes or batches are a fault, never another change's")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "OTHER_COUNT  | ",
                "OTHER_COUNT  | {'siteSeq':17,'outcome':'accepted'}",
                "OTHER_CHANGE | {'siteSeq':18,'outcome':'accepted'},{'siteSeq':17,'outcome':'accepted'}",
                "OTHER_CHANGE | {'siteSeq':17,'outcome':'accepted'},{'siteSeq':19,'outcome':'accepted'}",
                "OTHER_COUNT  | {'siteSeq':17,'outcome':'accepted'},{'siteSeq':18,'outcome':'accepted'},{'siteSeq':19,'outcome':'accepted'}"
            })
    void outcomesOfOthersAreAFault(Kind kind, String outcomes) {
        AnswerFault fault = catchThrowableOfType(AnswerFault.class, () -> answer(outcomes == null ? "" : outcomes));

        assertThat(fault.kind()).isEqualTo(kind);
    }

    @Test
    void theAnswerOfAnotherBatchIsAFault() {
        PushAnswer answer = read("{" + HEAD + ",'outcomes':[]}");

        assertThatThrownBy(() -> answer.requireOf("C", 17, 0))
                .isInstanceOfSatisfying(
                        AnswerFault.class, fault -> assertThat(fault.kind()).isEqualTo(Kind.OTHER_BATCH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'replayed':false,'highestSeq':1,'outcomes':[]}",
                "{'batchId':null,'replayed':false,'highestSeq':1,'outcomes':[]}",
                "{'batchId':'B','highestSeq':1,'outcomes':[]}",
                "{'batchId':'B','replayed':false,'outcomes':[]}",
                "{'batchId':'B','replayed':false,'highestSeq':1}",
                "{'batchId':'B','replayed':false,'highestSeq':1,'outcomes':[{'outcome':'accepted'}]}",
                "{'batchId':'B','replayed':false,'highestSeq':1,'outcomes':[{'siteSeq':1}]}"
            })
    void whatIsPromisedMustBeThere(String json) {
        assertThat(fault(json)).isEqualTo(Kind.FIELD_MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html>welcome</html>",
                "{'batchId':'B','replayed':false,'highestSeq':1,'outcomes':[{'siteSeq':1",
                "{'batchId':'B','replayed':false,'highestSeq':1,'outcomes':{}}",
                "{'batchId':'B','replayed':false,'highestSeq':1,'outcomes':[1]}",
                "{'batchId':{'batchId':'B'},'replayed':false,'highestSeq':1,'outcomes':[]}",
                "{'batchId':'B','replayed':false,'highestSeq':1,'outcomes':[{'siteSeq':1,'outcome':{}}]}",
                "{'batchId':'B','replayed':'no','highestSeq':1,'outcomes':[]}",
                "{'batchId':'B','replayed':false,'highestSeq':'x','outcomes':[]}",
                "{'batchId':'B','replayed':false,'highestSeq':1,'outcomes':[]} {}"
            })
    void whatIsNoAnswerIsAFault(String json) {
        assertThat(fault(json)).isEqualTo(Kind.UNREADABLE);
    }

    @DisplayName("a batch wholly answered as duplicate has numbers that were used before for another one")
    @Test
    void tellsNumbersThatWereUsed() {
        String used = "{'siteSeq':17,'outcome':'duplicate'}";

        assertThat(answer(used + ",{'siteSeq':18,'outcome':'duplicate'}").saysNumbersWereUsed())
                .isTrue();
        assertThat(answer(used + ",{'siteSeq':18,'outcome':'accepted'}").saysNumbersWereUsed())
                .isFalse();
        assertThat(read("{" + HEAD + ",'outcomes':[]}").saysNumbersWereUsed()).isFalse();
    }
}
