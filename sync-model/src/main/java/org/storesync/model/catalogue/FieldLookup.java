package org.storesync.model.catalogue;

import org.jspecify.annotations.Nullable;

/** The top-level fields of one body, those that {@link RecordType#fieldsOfInterest()} names. */
@FunctionalInterface
public interface FieldLookup {
    /** The field's text, a number or boolean as written; null when it is null, absent, or an object or list. */
    @Nullable
    String get(String field);
}
