package org.storesync.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Builds a canonical body: fields in the order in which they are given; dates, times and decimals in their only valid form. */
public final class Body {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final ObjectNode node;

    private Body(ObjectNode node) {
        this.node = node;
    }

    /** Begins a body with the record's id, which every record repeats. */
    public static Body of(String id) {
        return part().text("ID", id);
    }

    /** An object inside a record. */
    public static Body part() {
        return new Body(JSON.createObjectNode());
    }

    /** Changes a stored body: fields that are not named again stay as they are. */
    public static Body change(ObjectNode stored) {
        return new Body(stored.deepCopy());
    }

    public Body text(String key, @Nullable String value) {
        node.put(key, value);
        return this;
    }

    public Body number(String key, long value) {
        node.put(key, value);
        return this;
    }

    public Body number(String key, BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        if (shortest.scale() <= 0) {
            return number(key, shortest.longValueExact());
        }
        node.put(key, shortest);
        return this;
    }

    public Body flag(String key, boolean value) {
        node.put(key, value);
        return this;
    }

    public Body date(String key, @Nullable LocalDate value) {
        return text(key, value == null ? null : value.toString());
    }

    public Body time(String key, @Nullable LocalTime value) {
        return text(key, value == null ? null : TIME.format(value));
    }

    /** Fields without a value. */
    public Body none(String... keys) {
        for (String key : keys) {
            node.putNull(key);
        }
        return this;
    }

    public Body zero(String... keys) {
        for (String key : keys) {
            node.put(key, 0);
        }
        return this;
    }

    public Body off(String... keys) {
        for (String key : keys) {
            node.put(key, false);
        }
        return this;
    }

    public byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values can always be written", e);
        }
    }

    /** Reads a stored body. Its decimals stay exact. */
    public static ObjectNode read(byte[] body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("a stored body is not JSON; re-initialise the site", e);
        }
    }
}
