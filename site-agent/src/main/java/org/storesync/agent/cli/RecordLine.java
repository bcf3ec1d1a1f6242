package org.storesync.agent.cli;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.model.text.PrintableText;

/** Describes a record in a few words, by the name that people use for it. */
final class RecordLine {
    private static final List<String> TELLING = List.of(
            "item_name", "name", "first", "last", "description", "title", "code", "invoice_num", "serial_number");
    private static final List<String> FIGURES = List.of("type", "status", "quantity", "batch", "expiry_date");
    private static final int WIDTH_MAX = 60;

    private final BodyReader bodies;

    RecordLine(BodyReader bodies) {
        this.bodies = bodies;
    }

    String of(Body body) {
        Map<String, String> fields = bodies.scalars(body);
        StringJoiner words = new StringJoiner(" ");
        for (String field : TELLING) {
            String value = fields.getOrDefault(field, "");
            if (!value.isBlank() && words.length() + value.length() < WIDTH_MAX) {
                words.add(value);
            }
        }
        for (String field : FIGURES) {
            String value = fields.getOrDefault(field, "");
            if (!value.isBlank() && words.length() + value.length() < WIDTH_MAX) {
                words.add(field + "=" + value);
            }
        }
        return PrintableText.of(words.toString());
    }
}
