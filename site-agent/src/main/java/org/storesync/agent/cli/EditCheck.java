package org.storesync.agent.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.Site;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.record.StoredRecord;
import org.storesync.model.RecordCode;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.catalogue.RecordVariant;
import org.storesync.model.site.SiteView;

/**
 * Says before a change is kept that central will refuse it, if this follows from what central last said about this site (guide, "Data
 * types": who edits what). If this site can't know, the check says nothing, and central judges.
 */
final class EditCheck {
    private final Site site;
    private final BodyReader bodies;
    private final StoreCodes stores;

    EditCheck(Site site, BodyReader bodies, StoreCodes stores) {
        this.site = site;
        this.bodies = bodies;
        this.stores = stores;
    }

    /** @throws IllegalArgumentException saying why this site may not edit it */
    void check(RecordKey key, Body body) {
        SiteView view = site.view().orElse(null);
        String why = view == null ? null : why(view, key, body);
        if (why != null) {
            throw new IllegalArgumentException(key.type() + " " + key.id() + " is not kept: " + why
                    + ". --unchecked keeps it all the same; central will refuse it");
        }
    }

    private @Nullable String why(SiteView view, RecordKey key, Body body) {
        RecordType type = bodies.typeOf(key.type());
        if (type == null) {
            return null;
        }
        RecordVariant variant = type.variantFor(bodies.fields(body));
        return switch (variant.category()) {
            case CENTRAL, CENTRAL_DISPENSARY, CENTRAL_STORE ->
                view.primary() ? null : said(RecordCode.PRIMARY_ONLY) + ", and this site is not the primary";
            case SYNC -> said(RecordCode.CENTRAL_ONLY);
            case LOCAL -> type.variants().isEmpty() ? said(RecordCode.LOCAL_DATA) : null;
            case STORE -> ofStore(view, variant, key, body);
            case MESSAGE -> active(view, RecordCode.SENDER_NOT_YOURS, text(body, variant.fromStoreField()));
            case PATIENT, PRESCRIBER -> null;
        };
    }

    private @Nullable String ofStore(SiteView view, RecordVariant variant, RecordKey key, Body body) {
        if (variant.storeField() != null) {
            String store = text(body, variant.storeField());
            return store.isEmpty()
                    ? "the field " + variant.storeField() + " is missing; give store=CODE"
                    : active(view, RecordCode.NOT_YOUR_STORE, store);
        }
        RecordKey parent = bodies.parentOf(key.type(), body);
        if (parent == null) {
            return said(RecordCode.FIELD_MISSING);
        }
        Optional<StoredRecord> above = site.get(parent.type(), parent.id());
        return above.isEmpty()
                ? "there is no " + parent.type() + " " + parent.id() + " at this site"
                : why(view, above.get().key(), above.get().body());
    }

    private @Nullable String active(SiteView view, RecordCode code, String storeId) {
        boolean own = storeId.isEmpty()
                || view.stores().stream()
                        .anyMatch(store ->
                                store.storeId().equals(storeId) && store.type().equals("active"));
        if (own) {
            return null;
        }
        String ours = stores.own(site);
        return said(code) + ": it is " + stores.told(storeId) + "; this site edits "
                + (ours.isEmpty() ? "no store" : ours);
    }

    private String text(Body body, @Nullable String field) {
        String value = field == null ? null : bodies.field(body, field);
        return value == null ? "" : value;
    }

    private static String said(RecordCode code) {
        return code.meaning();
    }
}
