package org.storesync.model.push;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Outcome;
import org.storesync.model.SaidCode;
import org.storesync.model.push.AnswerFault.Kind;
import org.storesync.model.push.PushAnswer.ChangeOutcome;

/**
 * Reads the answer to a push; no other class knows its text. What the protocol promises must be there. Fields that the protocol does not
 * name are ignored.
 */
public final class AnswerReader {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final @Nullable Outcome unknown;

    private AnswerReader(@Nullable Outcome unknown) {
        this.unknown = unknown;
    }

    /** For a sender that is released together with central: an outcome that it does not know is a fault. */
    public static AnswerReader strict() {
        return new AnswerReader(null);
    }

    /** For a sender that may be older than central: an outcome that it does not know counts as this one. */
    public static AnswerReader takingUnknownFor(Outcome outcome) {
        return new AnswerReader(outcome);
    }

    /** @throws AnswerFault if it is not an answer; {@link PushAnswer#requireOf} says whose answer it is */
    public PushAnswer read(byte[] json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new AnswerFault(Kind.UNREADABLE, "the answer is not a JSON object");
            }
            PushAnswer answer = answer(parser);
            if (parser.nextToken() != null) {
                throw new AnswerFault(Kind.UNREADABLE, "there is text after the answer");
            }
            return answer;
        } catch (IOException e) {
            throw new AnswerFault("the answer is cut, or not JSON", e);
        }
    }

    private PushAnswer answer(JsonParser parser) throws IOException {
        String batchId = null;
        Boolean replayed = null;
        Long highestSeq = null;
        List<ChangeOutcome> outcomes = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (field) {
                case "batchId" -> batchId = text(parser, field);
                case "replayed" -> replayed = parser.getBooleanValue();
                case "highestSeq" -> highestSeq = parser.getLongValue();
                case "outcomes" -> outcomes = outcomes(parser);
                default -> parser.skipChildren();
            }
        }
        return new PushAnswer(
                required(batchId, "batchId"),
                required(replayed, "replayed"),
                required(highestSeq, "highestSeq"),
                required(outcomes, "outcomes"));
    }

    private List<ChangeOutcome> outcomes(JsonParser parser) throws IOException {
        requireToken(parser, JsonToken.START_ARRAY, "outcomes is not a list");
        List<ChangeOutcome> outcomes = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            requireToken(parser, JsonToken.START_OBJECT, "an outcome is not an object");
            outcomes.add(outcome(parser));
        }
        return outcomes;
    }

    private ChangeOutcome outcome(JsonParser parser) throws IOException {
        Long siteSeq = null;
        String word = null;
        Long version = null;
        List<Long> in = List.of();
        boolean resendChildren = false;
        String code = null;
        String detail = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            switch (field) {
                case "siteSeq" -> siteSeq = parser.getLongValue();
                case "outcome" -> word = text(parser, field);
                case "version" -> version = parser.getLongValue();
                case "in" -> in = numbers(parser);
                case "resendChildren" -> resendChildren = parser.getBooleanValue();
                case "code" -> code = text(parser, field);
                case "detail" -> detail = text(parser, field);
                default -> parser.skipChildren();
            }
        }
        return new ChangeOutcome(
                required(siteSeq, "siteSeq"),
                outcome(required(word, "outcome")),
                version,
                in,
                resendChildren,
                code == null || code.isEmpty() ? null : SaidCode.of(code),
                detail);
    }

    private Outcome outcome(String word) {
        Outcome known = Outcome.find(word).orElse(unknown);
        if (known == null) {
            throw new AnswerFault(Kind.OUTCOME_UNKNOWN, "the answer has the unknown outcome '" + word + "'");
        }
        return known;
    }

    private static String text(JsonParser parser, String field) throws IOException {
        requireToken(parser, JsonToken.VALUE_STRING, field + " is not a text");
        return parser.getText();
    }

    private static List<Long> numbers(JsonParser parser) throws IOException {
        requireToken(parser, JsonToken.START_ARRAY, "in is not a list");
        List<Long> numbers = new ArrayList<>(2);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            numbers.add(parser.getLongValue());
        }
        return numbers;
    }

    private static void requireToken(JsonParser parser, JsonToken wanted, String fault) {
        if (parser.currentToken() != wanted) {
            throw new AnswerFault(Kind.UNREADABLE, fault);
        }
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new AnswerFault(Kind.FIELD_MISSING, "the answer has no " + field);
        }
        return value;
    }
}
