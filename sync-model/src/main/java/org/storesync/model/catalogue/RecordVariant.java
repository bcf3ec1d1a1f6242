package org.storesync.model.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.model.StreamKind;

/**
 * One kind of records within a type, told apart by body fields: a {@code name} with {@code type} patient is patient data, any other name is
 * central data. A variant repeats everything, so that the rules look at nothing else once it is chosen.
 *
 * @param name unique in its type; {@code base} when no other applies
 * @param selectors all must match
 * @param fact what must also hold, known to the rules and not from the body (a condition of the catalogue); null: nothing
 */
public record RecordVariant(
        String name,
        List<Selector> selectors,
        @Nullable String fact,
        Category category,
        @Nullable StreamKind home,
        RoutingFields routing,
        List<String> predicates,
        String group,
        boolean onlyWithTransactions)
        implements Routed {

    static final String BASE = "base";

    public RecordVariant {
        selectors = List.copyOf(selectors);
        predicates = List.copyOf(predicates);
    }

    /** True if the body fields choose it; whether its fact holds is another question. */
    public boolean matches(FieldLookup fields) {
        for (Selector selector : selectors) {
            if (!selector.matches(fields)) {
                return false;
            }
        }
        return true;
    }
}
