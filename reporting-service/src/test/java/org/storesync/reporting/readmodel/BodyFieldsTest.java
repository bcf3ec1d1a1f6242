package org.storesync.reporting.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.call.RoutingCalls;
import org.storesync.client.feed.FeedRow;
import org.storesync.model.Operation;

class BodyFieldsTest {
    @Test
    void readsWhatIsThere() {
        assertThat(BodyFields.text(field("\"Shelf 1\""), "x")).isEqualTo("Shelf 1");
        assertThat(BodyFields.id(field("\"4F6A\""), "x")).isEqualTo("4F6A");
        assertThat(BodyFields.decimal(field("12.50"), "x")).isEqualTo(new BigDecimal("12.50"));
        assertThat(BodyFields.decimal(field("-3"), "x")).isEqualTo(new BigDecimal("-3"));
        assertThat(BodyFields.date(field("\"2027-01-31\""), "x")).isEqualTo(LocalDate.of(2027, 1, 31));
        assertThat(BodyFields.date(field("\"2027-01-31T00:00:00\""), "x")).isEqualTo(LocalDate.of(2027, 1, 31));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "[]", "{}", "{\"x\":\"y\"}"})
    void anotherTypeIsNone(String json) {
        assertThat(BodyFields.text(field(json), "x")).isEmpty();
        assertThat(BodyFields.id(field(json), "x")).isEmpty();
        assertThat(BodyFields.date(field(json), "x")).isNull();
    }

    @ParameterizedTest(name = "field-E1 {0}")
    @DisplayName("field-E1 a text that was stored as a number reads as its digits, never as none")
    @ValueSource(strings = {"220915", "0", "1.50", "-7"})
    void aNumberInAFieldOfTextIsItsDigits(String json) {
        assertThat(BodyFields.text(field(json), "x")).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"7\"", "true", "[]", "{}", "1e65", "1e-65", "1e999999999", "-1e-999999999"})
    void aNumberThatIsNoneOrBeyondSenseIsZero(String json) {
        assertThat(BodyFields.decimal(field(json), "x")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0000-00-00", "0000-01-01", "2027-02-30", "2027-1-1", "31.01.2027", "''", "2027-13-01T00:00:00"})
    void aDateThatIsNoneIsNone(String text) {
        assertThat(BodyFields.date(field("\"" + text + "\""), "x")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"x\"", "[\"x\"]"})
    void aBodyThatIsNoObjectHasNoFields(String body) {
        FeedRow row = row(body);

        assertThat(BodyFields.text(row, "x")).isEmpty();
        assertThat(BodyFields.decimal(row, "x")).isZero();
        assertThat(BodyFields.date(new FeedRow("central", 1, "item", "I", Operation.DELETE, 1, null), "x"))
                .isNull();
    }

    @Test
    void cutsTextAndTakesNoIdThatCantBeOne() {
        assertThat(BodyFields.text(field("\"" + "\u00e9".repeat(501) + "\""), "x"))
                .hasSize(500);
        assertThat(BodyFields.text(field("\"a" + "\ud83d\ude00".repeat(300) + "\""), "x"))
                .hasSize(499)
                .endsWith("\ud83d\ude00");
        assertThat(BodyFields.id(field("\"" + "x".repeat(64) + "\""), "x")).hasSize(64);
        assertThat(BodyFields.id(field("\"" + "x".repeat(65) + "\""), "x")).isEmpty();
        assertThat(BodyFields.id(field("\"" + "\u00e9".repeat(33) + "\""), "x")).isEmpty();
        assertThat(BodyFields.text(field("\"a\\u0000b\""), "x")).isEqualTo("ab");
    }

    private static FeedRow field(String json) {
        return row("{\"x\":" + json + "}");
    }

    private static FeedRow row(@Nullable String body) {
        try {
            return new FeedRow("central", 1, "item", "I", Operation.UPSERT, 1, RoutingCalls.JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(body, e);
        }
    }
}
