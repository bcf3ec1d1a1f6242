package org.storesync.masterdata.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.storesync.masterdata.central.Bodies;
import org.storesync.masterdata.central.Kind;
import org.storesync.model.text.CsvCell;
import org.storesync.model.text.Invisible;

/** What a column's cells hold, as text in a file and as a field of a body. */
public sealed interface Cell {
    /** Puts a cell that is not empty into the body; what is wrong with it, or nothing. */
    String read(String text, ObjectNode body, String field);

    /** A field as a cell; empty where it is missing or odd. */
    String write(JsonNode body, String field);

    /** Text of one line. */
    record Text(int charactersMax) implements Cell {
        @Override
        public String read(String text, ObjectNode body, String field) {
            if (text.length() > charactersMax) {
                return "is longer than " + charactersMax + " characters";
            }
            String wrong = Invisible.in(text).orElse("");
            if (wrong.isEmpty()) {
                body.put(field, text);
            }
            return wrong;
        }

        @Override
        public String write(JsonNode body, String field) {
            return CsvCell.line(Bodies.textOr(body, field, "").strip());
        }
    }

    /** One of a few words. */
    record Choice(List<String> words) implements Cell {
        @Override
        public String read(String text, ObjectNode body, String field) {
            if (!words.contains(text)) {
                return "must be one of " + String.join(", ", words);
            }
            body.put(field, text);
            return "";
        }

        @Override
        public String write(JsonNode body, String field) {
            return CsvCell.line(Bodies.textOr(body, field, "").strip());
        }
    }

    /** A decimal that is not negative. */
    record Amount() implements Cell {
        private static final Pattern PLAIN = Pattern.compile("\\d{1,12}(\\.\\d{1,10})?");

        @Override
        public String read(String text, ObjectNode body, String field) {
            if (!PLAIN.matcher(text).matches()) {
                return "must be a number such as 12.5";
            }
            Bodies.put(body, field, new BigDecimal(text));
            return "";
        }

        @Override
        public String write(JsonNode body, String field) {
            BigDecimal value = Bodies.decimal(body, field);
            return value == null ? "" : value.toPlainString();
        }
    }

    /** A decimal above zero: a pack of nothing has no sense. */
    record Positive() implements Cell {
        @Override
        public String read(String text, ObjectNode body, String field) {
            boolean nothing = text.chars().allMatch(each -> each == '0' || each == '.');
            return nothing ? "must be more than 0" : new Amount().read(text, body, field);
        }

        @Override
        public String write(JsonNode body, String field) {
            return new Amount().write(body, field);
        }
    }

    /** A decimal. */
    record Signed() implements Cell {
        @Override
        public String read(String text, ObjectNode body, String field) {
            if (!text.startsWith("-")) {
                return new Amount().read(text, body, field);
            }
            String wrong = new Amount().read(text.substring(1), body, field);
            if (wrong.isEmpty()) {
                Bodies.put(body, field, Bodies.decimalOrZero(body, field).negate());
            }
            return wrong;
        }

        @Override
        public String write(JsonNode body, String field) {
            return new Amount().write(body, field);
        }
    }

    /** A whole number that is not negative. */
    record Count() implements Cell {
        private static final Pattern PLAIN = Pattern.compile("\\d{1,9}");

        @Override
        public String read(String text, ObjectNode body, String field) {
            if (!PLAIN.matcher(text).matches()) {
                return "must be a whole number";
            }
            body.put(field, Integer.parseInt(text));
            return "";
        }

        @Override
        public String write(JsonNode body, String field) {
            return Integer.toString(Bodies.whole(body, field));
        }
    }

    /** Yes or no. */
    record Flag() implements Cell {
        @Override
        public String read(String text, ObjectNode body, String field) {
            switch (text.toLowerCase(Locale.ROOT)) {
                case "yes", "true", "1" -> body.put(field, true);
                case "no", "false", "0" -> body.put(field, false);
                default -> {
                    return "must be yes or no";
                }
            }
            return "";
        }

        @Override
        public String write(JsonNode body, String field) {
            return Bodies.flag(body, field) ? "yes" : "no";
        }
    }

    /** A date. */
    record Day() implements Cell {
        @Override
        public String read(String text, ObjectNode body, String field) {
            try {
                Bodies.put(body, field, LocalDate.parse(text));
                return "";
            } catch (DateTimeParseException e) {
                return "must be a date such as 2026-11-28";
            }
        }

        @Override
        public String write(JsonNode body, String field) {
            LocalDate date = Bodies.date(body, field);
            return date == null ? "" : date.toString();
        }
    }

    /** The key of another record, where the body has its id: both need to be looked up. */
    record Reference(Kind target) implements Cell {
        @Override
        public String read(String id, ObjectNode body, String field) {
            body.put(field, id);
            return "";
        }

        @Override
        public String write(JsonNode body, String field) {
            return Bodies.textOr(body, field, "");
        }
    }
}
