package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.body.Bodies;

/** A decimal. */
enum NumberType implements FieldType {
    /** It is not negative. */
    AMOUNT,
    /** It is above zero, because an empty pack makes no sense. */
    POSITIVE,
    /** It can be negative. */
    SIGNED,
    /** The body holds it as text, which is empty if it is not set. */
    IN_TEXT;

    private static final Pattern PLAIN = Pattern.compile("\\d{1,12}(\\.\\d{1,10})?");

    @Override
    public String readCell(String cell, ObjectNode body, String name) {
        if (this == POSITIVE && cell.chars().allMatch(each -> each == '0' || each == '.')) {
            return "must be more than 0";
        }
        boolean negative = this == SIGNED && cell.startsWith("-");
        if (!PLAIN.matcher(negative ? cell.substring(1) : cell).matches()) {
            return "must be a number such as 12.5";
        }
        Bodies.put(body, name, new BigDecimal(cell));
        return "";
    }

    @Override
    public String writeCell(JsonNode body, String name) {
        BigDecimal value = Bodies.decimal(body, name);
        return value == null ? "" : value.toPlainString();
    }

    /** If a new record has this number, a missing one is shown as 0. */
    @Override
    public @Nullable BigDecimal show(JsonNode body, Field field) {
        return field.initial().isNumber()
                ? Bodies.decimalOrZero(body, field.name())
                : Bodies.decimal(body, field.name());
    }

    @Override
    public void take(Object value, ObjectNode body, Field field) {
        BigDecimal number = (BigDecimal) value;
        if (this == IN_TEXT) {
            body.put(field.name(), number.stripTrailingZeros().toPlainString());
        } else {
            Bodies.put(body, field.name(), number);
        }
    }
}
