package org.storesync.routing.rule.domain;

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
        if (change.op() == Operation.UPSERT || stored == null) {
            return change.hasBody() ? chosen(change, type, facts) : served(type);
        }
        return served(type);
    }

    /** The variant, chosen by the body's fields and, if the catalogue asks for one, by a fact that the rules have. */
    static RecordVariant chosen(PushedChange change, RecordType type, Facts facts) {
        return type.variantFor(change, fact -> {
            String name = change.text("name_ID");
            return fact.equals("name-is-no-store") && (name == null || facts.storeOfName(name) == null);
        });
    }

    /** The variant for a record without a body, of which only the type is known: the one that is served. */
    private static RecordVariant served(RecordType type) {
        if (closed(type.category()) == null) {
            return type.base();
        }
        return type.variants().stream()
                .filter(variant -> closed(variant.category()) == null)
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
