package org.storesync.masterdata.store;

import static org.storesync.masterdata.body.Texts.CODE_MAX;
import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.kind.Fields.choice;
import static org.storesync.masterdata.kind.Fields.day;
import static org.storesync.masterdata.kind.Fields.flag;
import static org.storesync.masterdata.kind.Fields.reference;
import static org.storesync.masterdata.kind.Fields.text;
import static org.storesync.masterdata.kind.Link.Tie.ONLY_ONE;
import static org.storesync.masterdata.name.NameKind.NAME;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.kind.Kind;
import org.storesync.model.ProblemCode;

/** Stores. Central assigns a store to the site where it is active (B10), so nobody sets this here. */
public final class StoreKind {
    @Produces
    @Singleton
    public static final Kind STORE = Kind.of("store")
            .table("store")
            .label("stores")
            .sheet("stores")
            .fields(
                    text("code", CODE_MAX).named("code").always(),
                    text("name", NAME_MAX).named("name").always(),
                    reference("name_ID", NAME)
                            .column("name_code")
                            .shown("nameId")
                            .always()
                            .link("name_id", ONLY_ONE),
                    choice("store_mode", "store", "dispensary").named("mode").initially("store"),
                    flag("disabled").named("disabled"),
                    day("created_date").column("created").shown("createdDate"),
                    text("address_1", NAME_MAX).column("address").shown("address1"),
                    text("address_2", NAME_MAX).column("town").shown("address2"),
                    text("phone", CODE_MAX).named("phone"),
                    text("tags", NAME_MAX).named("tags"))
            .key("code")
            .alsoSearched("name")
            .others("""
                    {"sync_id_remote_site":0,"logo":null}""")
            .usedAtSites()
            .unknown(ProblemCode.STORE_UNKNOWN)
            .build();

    @Produces
    @Singleton
    static Records<Store> stores(StoreRows rows, EditingDesk desk) {
        return new Records<>(STORE, Store.class, rows, desk);
    }

    private StoreKind() {}
}
