package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.ParentLink;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.record.domain.RecordKey;

/** Which records a change names, and what the catalogue says of a key's type. */
public final class Keys {
    private final RecordCatalogue catalogue;
    private final int storeType;
    private final int siteType;
    private final int nameJoinType;

    Keys(RecordCatalogue catalogue) {
        this.catalogue = catalogue;
        this.storeType = catalogue.find("store").orElseThrow().code();
        this.siteType = catalogue.find("site").orElseThrow().code();
        this.nameJoinType = catalogue.find("name_store_join").orElseThrow().code();
    }

    /** The record of a change; null where its type is unknown or its id can't be one. */
    public static @Nullable RecordKey of(PushedChange change) {
        RecordType type = change.type();
        return type == null || !change.hasUsableId() ? null : RecordKey.of(type.code(), change.id());
    }

    /** The parent a change names; null when its type has none or the field is empty. */
    public @Nullable RecordKey parentOf(PushedChange change) {
        RecordType type = change.type();
        ParentLink link = type == null ? null : type.parent();
        String id = link == null ? null : change.text(link.field());
        return link == null || id == null || change.op() != Operation.UPSERT
                ? null
                : RecordKey.of(catalogue.find(link.typeName()).orElseThrow().code(), id);
    }

    /** The record of a store. Data of an unknown store waits for it. */
    RecordKey store(String storeId) {
        return RecordKey.of(storeType, storeId);
    }

    /** A key that stands for the right of a site. Changes of a former primary wait for it. */
    RecordKey site(int site) {
        return RecordKey.of(siteType, Integer.toString(site));
    }

    public boolean isStore(RecordKey key) {
        return key.type() == storeType;
    }

    /** True for a record by which a name is visible in a store. */
    public boolean isNameJoin(RecordKey key) {
        return key.type() == nameJoinType;
    }

    public boolean isMessage(RecordKey key) {
        return catalogue.byCode(key.type()).category() == Category.MESSAGE;
    }

    /** True for data that are left out where transactions are not included in sync (C3). */
    boolean onlyWithTransactions(RecordKey key) {
        return catalogue.byCode(key.type()).onlyWithTransactions();
    }

    /** The field that names a document's other party; null for none. */
    public @Nullable String otherPartyField(RecordKey key) {
        return catalogue.byCode(key.type()).otherPartyField();
    }

    /** Wire name of a key's type. */
    public String typeName(RecordKey key) {
        return catalogue.byCode(key.type()).wireName();
    }
}
