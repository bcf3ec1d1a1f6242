package org.storesync.model.catalogue;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a variant: the field has one of the values.
 *
 * @param values exact text; the empty text stands for absent, null and ""
 */
public record Selector(String field, Set<String> values) {
    public Selector {
        values = Set.copyOf(values);
    }

    boolean matches(FieldLookup fields) {
        @Nullable String value = fields.get(field);
        return values.contains(value == null ? "" : value);
    }
}
