package org.storesync.model.catalogue;

import org.jspecify.annotations.Nullable;

/** The top-level fields of one body, as far as {@link RecordType#fieldsOfInterest()} names them. */
@FunctionalInterface
public interface FieldLookup {
    /** The field's text, a number or boolean as written; null when it is null, absent, or an object or list. */
    @Nullable
    String get(String field);
}
