package org.storesync.transfer.half.domain.content;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The half that a started source should have now.
 *
 * @param lineLink field of a line that names the source's line
 * @param atBirth fields that are set when the half is made, and belong to its store afterwards
 * @param followed fields that follow the source until the half is taken
 */
public record Wanted(
        String halfId,
        String store,
        String lineLink,
        Map<String, @Nullable Object> atBirth,
        Map<String, @Nullable Object> followed,
        List<Line> lines) {
    /** The number of a half until its site gives it the next one (D4). */
    public static final long UNNUMBERED = -1;

    /** One of its lines. */
    public record Line(String id, Map<String, @Nullable Object> body) {
        public Line {
            body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
        }

        /** Records that must be there before the half is made. */
        public List<Reference> references() {
            Fields fields = new Fields(body);
            return List.of(
                            new Reference(Reference.ITEM, fields.id("item_ID")),
                            new Reference(Reference.NAME, fields.id("donor_id")),
                            new Reference(Reference.NAME, fields.id("manufacturer_ID")))
                    .stream()
                    .filter(reference -> !reference.id().isEmpty())
                    .toList();
        }
    }

    /** A record of central data that a document or a line names. */
    public record Reference(String type, String id) {
        /** Record types. */
        public static final String ITEM = "item";

        public static final String NAME = "name";
    }

    public Wanted {
        atBirth = Collections.unmodifiableMap(new LinkedHashMap<>(atBirth));
        followed = Collections.unmodifiableMap(new LinkedHashMap<>(followed));
        lines = List.copyOf(lines);
    }

    /** The header of the half when it is made. */
    public Map<String, @Nullable Object> header() {
        Map<String, @Nullable Object> header = new LinkedHashMap<>(atBirth);
        header.putAll(followed);
        return header;
    }
}
