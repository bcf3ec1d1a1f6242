package org.storesync.masterdata.itemlist;

import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.itemlist.ItemListKind.ITEM_LIST;
import static org.storesync.masterdata.kind.Fields.flag;
import static org.storesync.masterdata.kind.Fields.reference;
import static org.storesync.masterdata.kind.Fields.text;
import static org.storesync.masterdata.name.NameKind.NAME;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.kind.Kind;

/** Which list a name uses. People edit this only by files. */
public final class ListOfNameKind {
    @Produces
    @Singleton
    public static final Kind LIST_OF_NAME = Kind.of("list_master_name_join")
            .table("list_of_name")
            .label("lists of names")
            .sheet("lists-of-names")
            .fields(
                    reference("list_master_ID", ITEM_LIST)
                            .column("list")
                            .always()
                            .link("list_id"),
                    reference("name_ID", NAME).column("name_code").always().link("name_id"),
                    text("description", NAME_MAX).column("description").initially(""),
                    flag("price_list").column("price_list"))
            .others("""
                    {"include_web":false,"include_imprest":false,"include_stock_hist":false}""")
            .build();

    private ListOfNameKind() {}
}
