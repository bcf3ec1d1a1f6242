package org.storesync.model.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object of the catalogue file, read key by key. Faults are noted, not thrown, so that all of them are told at once. */
final class JsonBlock {
    private final String where;
    private final Map<String, @Nullable Object> values;
    private final List<String> problems;

    private JsonBlock(String where, Map<String, @Nullable Object> values, List<String> problems) {
        this.where = where;
        this.values = new LinkedHashMap<>(values);
        this.problems = problems;
    }

    static JsonBlock read(InputStream json, String where, List<String> problems) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = factory.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            return new JsonBlock(where, object(parser), problems);
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        @Nullable String text = optionalText(key);
        if (text == null) {
            problem("'" + key + "' is missing");
            return "";
        }
        return text;
    }

    @Nullable
    String optionalText(String key) {
        @Nullable Object value = values.remove(key);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        problem("'" + key + "' is no text");
        return null;
    }

    int integer(String key) {
        if (values.remove(key) instanceof Integer number) {
            return number;
        }
        problem("'" + key + "' is missing or no whole number");
        return 0;
    }

    boolean flag(String key, boolean otherwise) {
        @Nullable Object value = values.remove(key);
        if (value == null || value instanceof Boolean) {
            return value == null ? otherwise : (Boolean) value;
        }
        problem("'" + key + "' is neither true nor false");
        return otherwise;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        if (values.remove(key) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof String text) {
                    texts.add(text);
                } else {
                    problem("'" + key + "' has a value that is no text");
                }
            }
        }
        return texts;
    }

    /** The objects of a list. */
    List<JsonBlock> blocks(String key) {
        List<JsonBlock> blocks = new ArrayList<>();
        if (values.remove(key) instanceof List<?> list) {
            for (Object each : list) {
                blocks.add(block(where + " " + key + " " + (blocks.size() + 1), each));
            }
        }
        return blocks;
    }

    /** The object under a key; empty when there is none. */
    JsonBlock block(String key) {
        @Nullable Object value = values.remove(key);
        return block(where + " " + key, value == null ? Map.of() : value);
    }

    /** This object's keys that were not read yet. */
    List<String> keys() {
        return List.copyOf(values.keySet());
    }

    JsonBlock at(String place) {
        return new JsonBlock(place, values, problems);
    }

    void problem(String what) {
        problems.add(where + ": " + what);
    }

    /** Notes each key that nobody asked for, so that a typing mistake is noticed. */
    void done() {
        for (String key : values.keySet()) {
            problem("unknown key '" + key + "'");
        }
    }

    @SuppressWarnings("unchecked")
    private JsonBlock block(String place, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonBlock(place, (Map<String, @Nullable Object>) map, problems);
        }
        problems.add(place + ": is no object");
        return new JsonBlock(place, Map.of(), problems);
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            map.put(key, value(parser));
        }
        return map;
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getIntValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("unexpected " + parser.currentToken() + " at " + parser.currentLocation());
        };
    }
}
