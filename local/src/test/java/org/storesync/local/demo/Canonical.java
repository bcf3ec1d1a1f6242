package org.storesync.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.storesync.model.Operation;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.json.ChangeReader;

/**
 * Checks a record against docs/protocol.md, section 4, and against the fields that a client must find (required-fields.csv, from the field
 * tables).
 */
public final class Canonical {
    private static final int BODY_BYTES = 64 * 1024;
    private static final ChangeReader READER = new ChangeReader(RecordCatalogue.standard());
    private static final Map<String, Map<String, Boolean>> REQUIRED = required();

    private Canonical() {}

    /** The body of a record that passed. */
    public static ObjectNode check(DemoRecord change) {
        assertThat(change.op()).as("%s", change).isEqualTo(Operation.UPSERT);
        assertThat(change.id().getBytes(StandardCharsets.UTF_8))
                .as("%s", change)
                .hasSizeBetween(1, 64);
        assertThat(change.body().length).as("%s", change).isLessThan(BODY_BYTES);
        ObjectNode body = Body.read(change.body());
        assertThat(body.path("ID").asText()).as("%s", change).isEqualTo(change.id());
        Map<String, Boolean> required = REQUIRED.get(change.type());
        assertThat(required).as("required fields of %s", change.type()).isNotNull();
        required.forEach((field, mayBeNull) -> {
            if (!body.has(field) || (!mayBeNull && body.get(field).isNull())) {
                throw new AssertionError(change + " lacks " + field);
            }
        });
        assertThat(READER.restore(change.type(), change.id(), change.op(), -1, change.body(), 1)
                        .faultDetail())
                .as("%s", change)
                .isNull();
        body.properties().forEach(field -> value(change, field.getKey(), field.getValue()));
        return body;
    }

    private static void value(DemoRecord change, String field, JsonNode value) {
        if (value.isTextual()) {
            String text = value.asText();
            String key = field.toLowerCase(Locale.ROOT);
            if ((key.contains("date") && !key.contains("datetime")) || key.equals("expiry")) {
                LocalDate.parse(text);
            } else if (key.endsWith("_time")) {
                assertThat(text).as("%s %s", change, field).hasSize(8);
                LocalTime.parse(text);
            }
            assertThat(text.indexOf(0)).as("%s %s", change, field).isNegative();
        } else if (value.isFloatingPointNumber()) {
            assertThat(value.decimalValue().scale()).as("%s %s", change, field).isBetween(1, 12);
        }
    }

    /** Who may edit a record, by the catalogue. */
    public static Category category(DemoRecord change) {
        RecordType type = RecordCatalogue.standard()
                .find(change.type())
                .orElseThrow(() -> new AssertionError("unknown type " + change.type()));
        if (change.op() != Operation.UPSERT) {
            return type.category();
        }
        ObjectNode body = Body.read(change.body());
        return type.variantFor(field ->
                        body.path(field).isValueNode() && !body.path(field).isNull()
                                ? body.path(field).asText()
                                : null)
                .category();
    }

    public static Set<String> typesWithRequiredFields() {
        return new TreeSet<>(REQUIRED.keySet());
    }

    private static Map<String, Map<String, Boolean>> required() {
        Map<String, Map<String, Boolean>> required = new TreeMap<>();
        for (CsvTable.Row row : CsvTable.load("required-fields.csv")) {
            required.computeIfAbsent(row.text("type"), type -> new TreeMap<>())
                    .put(row.text("field"), row.yes("may_be_null"));
        }
        return required;
    }
}
