package org.storesync.masterdata.itemlist.rest;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.central.rest.RecordContract;
import org.storesync.masterdata.central.rest.RecordOperations;
import org.storesync.masterdata.itemlist.ItemList;

/** Lists, for people. */
@Path("/api/v1/item-lists")
@Tag(
        name = "item lists",
        description = "Lists of items",
        extensions = @Extension(name = RecordContract.ONE, value = "a list"))
@SecurityRequirement(name = "token")
public class ItemListsResource extends RecordOperations<ItemList> {
    ItemListsResource(Records<ItemList> itemLists) {
        super(itemLists);
    }
}
