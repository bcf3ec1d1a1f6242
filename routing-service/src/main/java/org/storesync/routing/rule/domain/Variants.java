package org.storesync.routing.rule.domain;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.RecordCode;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.catalogue.RecordVariant;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.record.domain.Stored;

/** Chooses the variant of a change's type, and says which categories are served. */
final class Variants {
    private Variants() {}

    /** A delete has no body, so the stored record decides. */
    static RecordVariant of(PushedChange change, RecordType type, @Nullable Stored stored, Facts facts) {
        Predicate<String> holds = fact -> holds(fact, change, stored, facts);
        return change.hasBody() && (change.op() == Operation.UPSERT || stored == null)
                ? type.variantFor(change, holds)
                : served(type, holds);
    }

    /** Facts that the catalogue names and the rules have. */
    private static boolean holds(String fact, PushedChange change, @Nullable Stored stored, Facts facts) {
        return switch (fact) {
            case "name-is-no-store" -> {
                String name = change.text("name_ID");
                yield name == null || facts.storeOfName(name) == null;
            }
            // Central knows the id of one that it did not collect, and takes it when it collects.
            case "user-is-new" -> stored == null;
            default -> false;
        };
    }

    /** The variant for a record without a body, of which only the type is known: the one that is served. */
    private static RecordVariant served(RecordType type, Predicate<String> holds) {
        if (closed(type.category()) == null) {
            return type.base();
        }
        return type.variants().stream()
                .filter(variant -> closed(variant.category()) == null)
                .filter(variant -> variant.fact() == null || holds.test(variant.fact()))
                .findFirst()
                .orElse(type.base());
    }

    /** Why central takes no records of a category; null for a category that is served. */
    static @Nullable RecordCode closed(Category category) {
        return switch (category) {
            case LOCAL -> RecordCode.LOCAL_DATA;
            case SYNC -> RecordCode.CENTRAL_ONLY;
            case PATIENT, PRESCRIBER -> RecordCode.CATEGORY_NOT_SERVED_YET;
            case CENTRAL, CENTRAL_DISPENSARY, CENTRAL_STORE, STORE, MESSAGE -> null;
        };
    }
}
