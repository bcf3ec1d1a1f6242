package org.storesync.masterdata.byfile;

import static org.storesync.masterdata.body.Texts.NAME_MAX;
import static org.storesync.masterdata.kind.Fields.count;
import static org.storesync.masterdata.kind.Fields.text;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.kind.Kind;

/** Categories of items. */
public final class ItemCategoryKind {
    @Produces
    @Singleton
    public static final Kind ITEM_CATEGORY = Kind.of("item_category")
            .table("item_category")
            .label("item categories")
            .sheet("item-categories")
            .fields(
                    text("Description", NAME_MAX).column("description").always(),
                    count("sort_order").column("order"))
            .key("Description")
            .others("""
                    {"parent_ID":null,"custom_data":null,"summary_only":false}""")
            .build();

    private ItemCategoryKind() {}
}
