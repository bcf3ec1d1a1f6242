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

/** Which kind of its type a change is, and which kinds are served. */
final class Variants {
    private Variants() {}

    /** A delete has no body: it is judged by the record that stands there. */
    static RecordVariant of(PushedChange change, RecordType type, @Nullable Stored stored, Facts facts) {
        if (change.op() == Operation.UPSERT || stored == null) {
            return change.hasBody() ? chosen(change, type, facts) : served(type);
        }
        return served(type);
    }

    /** The variant by the body's fields and, where the catalogue asks for one, by a fact the rules have. */
    static RecordVariant chosen(PushedChange change, RecordType type, Facts facts) {
        return type.variantFor(change, fact -> {
            String name = change.text("name_ID");
            return fact.equals("name-is-no-store") && (name == null || facts.storeOfName(name) == null);
        });
    }

    /** Of a record without a body only its type is known: the kind of it that is served. */
    private static RecordVariant served(RecordType type) {
        if (closed(type.category()) == null) {
            return type.base();
        }
        return type.variants().stream()
                .filter(variant -> closed(variant.category()) == null)
                .findFirst()
                .orElse(type.base());
    }

    /** Why nothing of a category is taken; null for one that is served. */
    static @Nullable RecordCode closed(Category category) {
        return switch (category) {
            case LOCAL -> RecordCode.LOCAL_DATA;
            case SYNC -> RecordCode.CENTRAL_ONLY;
            case PATIENT, PRESCRIBER -> RecordCode.CATEGORY_NOT_SERVED_YET;
            case CENTRAL, CENTRAL_DISPENSARY, CENTRAL_STORE, STORE, MESSAGE -> null;
        };
    }
}
