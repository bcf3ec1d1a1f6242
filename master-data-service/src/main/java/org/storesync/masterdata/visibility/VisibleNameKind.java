package org.storesync.masterdata.visibility;

import static org.storesync.masterdata.kind.Fields.flag;
import static org.storesync.masterdata.kind.Fields.reference;
import static org.storesync.masterdata.name.NameKind.NAME;
import static org.storesync.masterdata.store.StoreKind.STORE;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.kind.Kind;

/** Which names are visible in which stores. */
public final class VisibleNameKind {
    @Produces
    @Singleton
    public static final Kind VISIBLE_NAME = Kind.of("name_store_join")
            .table("visible_name")
            .label("visible names")
            .sheet("visible-names")
            .fields(
                    reference("store_ID", STORE).column("store_code").always().link("store_id"),
                    reference("name_ID", NAME)
                            .column("name_code")
                            .shown("nameId")
                            .always()
                            .link("name_id"),
                    flag("inactive").named("inactive"),
                    flag("om_name_is_customer").named("customer"),
                    flag("om_name_is_supplier").named("supplier"))
            .ownedBy("store_ID")
            .build();

    @Produces
    @Singleton
    static Records<VisibleName> visibleNames(VisibleNameRows rows, EditingDesk desk) {
        return new Records<>(VISIBLE_NAME, VisibleName.class, rows, desk);
    }

    private VisibleNameKind() {}
}
