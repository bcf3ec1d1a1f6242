package org.storesync.masterdata.item.rest;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.central.rest.RecordContract;
import org.storesync.masterdata.central.rest.RecordOperations;
import org.storesync.masterdata.item.Item;

/** Items, for people. */
@Path("/api/v1/items")
@Tag(
        name = "items",
        description = "The goods that stores keep and issue",
        extensions = @Extension(name = RecordContract.ONE, value = "an item"))
@SecurityRequirement(name = "token")
public class ItemsResource extends RecordOperations<Item> {
    ItemsResource(Records<Item> items) {
        super(items);
    }
}
