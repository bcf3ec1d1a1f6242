package org.storesync.model.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads fields.json. It lists the fields of each type in the order of the wire, each with its kind. A {@code ?} after the kind says that
 * the field may have no value.
 */
final class FieldKindsReader {
    private final List<String> problems;

    FieldKindsReader(List<String> problems) {
        this.problems = problems;
    }

    /** Type to the kinds of its fields. */
    Map<String, FieldKinds> read(InputStream json, Set<String> types) throws IOException {
        JsonBlock file = JsonBlock.read(json, "fields.json", problems);
        Map<String, FieldKinds> kinds = new HashMap<>();
        for (String type : file.keys()) {
            JsonBlock block = file.block(type);
            if (!types.contains(type)) {
                block.problem("no record type has this name");
            }
            kinds.put(type, new FieldKinds(fields(block)));
        }
        return kinds;
    }

    private static List<FieldKinds.Field> fields(JsonBlock block) {
        List<FieldKinds.Field> fields = new ArrayList<>();
        for (String name : block.keys()) {
            String word = block.text(name);
            boolean optional = word.endsWith("?");
            String kind = optional ? word.substring(0, word.length() - 1) : word;
            FieldKind.ofWire(kind)
                    .ifPresentOrElse(
                            known -> fields.add(new FieldKinds.Field(name, known, optional)),
                            () -> block.problem("the field '" + name + "' has the unknown kind '" + kind + "'"));
        }
        return fields;
    }
}
