package org.storesync.transfer.half.domain.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.model.Outcome;
import org.storesync.model.SaidCode;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Push;
import org.storesync.transfer.half.domain.Push.Answer;
import org.storesync.transfer.half.domain.State;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Memory;
import org.storesync.transfer.half.domain.content.TransferKind;

/** What an answer to a push does to its pair, and what it says of the record. */
class PushReplyTest {
    private static final Pair PAIR = new Pair(
            new DocumentKey("transact", "S"),
            TransferKind.STOCK_TRANSFER,
            new State.Draft(),
            "B",
            "H",
            "B",
            null,
            new Push(2, Push.Purpose.MAKE, Answer.NONE, false),
            false,
            false,
            false,
            Memory.NONE);

    private static PushReply reply(boolean header, String outcome, long version, @Nullable String code) {
        return new PushReply(
                header, "R", 3L, Outcome.ofWire(outcome), version, code == null ? null : SaidCode.of(code));
    }

    @ParameterizedTest(name = "header {0}, {1} {2}: {3}, code {4}")
    @CsvSource({
        "true, accepted, , ACCEPTED, ",
        "false, accepted, , ACCEPTED, ",
        "true, duplicate, , ACCEPTED, ",
        "true, stale, stale, STALE, ",
        "true, quarantined, parent-missing, QUARANTINED, parent-missing",
        "false, quarantined, parent-missing, LINE_QUARANTINED, parent-missing",
        "true, refused, store-unknown, REFUSED, store-unknown",
        "false, refused, record-too-large, LINE_REFUSED, record-too-large",
        "true, refused, half-taken-over, TAKEN_OVER, ",
        "false, refused, half-taken-over, TAKEN_OVER, ",
        "true, not-collected, , REFUSED, not-collected"
    })
    void isNotedInThePair(
            boolean header, String outcome, @Nullable String code, Answer answer, @Nullable String noted) {
        Pair after = reply(header, outcome, 4, code).on(PAIR);

        assertThat(after.push().answer()).isEqualTo(answer);
        assertThat(after.push().waiting()).isEqualTo(1);
        assertThat(after.code()).isEqualTo(noted);
    }

    @DisplayName(
            "an accepted record is stored as it was pushed; a version without a state is still to come by the feed")
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "accepted, 4, AS_PUSHED",
        "duplicate, 4, AS_PUSHED",
        "duplicate, 0, NOTHING",
        "stale, 4, VERSION",
        "quarantined, 0, NOTHING",
        "refused, 0, NOTHING"
    })
    void tellsOfTheRecord(String outcome, long version, PushReply.News news) {
        assertThat(reply(true, outcome, version, null).news()).isEqualTo(news);
    }

    @DisplayName("a record that is older at central than it was says that central was restored")
    @Test
    void tellsOfARestore() {
        assertThat(reply(true, "stale", 2, "stale").isOfRestoredCentral()).isTrue();
        assertThat(reply(true, "stale", 4, "stale").isOfRestoredCentral()).isFalse();
        assertThat(reply(true, "accepted", 2, null).isOfRestoredCentral()).isFalse();
    }
}
