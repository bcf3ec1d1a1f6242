package org.storesync.masterdata.visibility.rest;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.central.rest.RecordContract;
import org.storesync.masterdata.central.rest.RecordOperations;
import org.storesync.masterdata.visibility.VisibleItem;

/** Items visible in a store, for people. */
@Path("/api/v1/stores/{storeId}/visible-items")
@Tag(
        name = "visible items",
        description = "Items that may be used in a store",
        extensions = @Extension(name = RecordContract.ONE, value = "a visibility of an item"))
@SecurityRequirement(name = "token")
public class VisibleItemsResource extends RecordOperations<VisibleItem> {
    VisibleItemsResource(Records<VisibleItem> visibleItems) {
        super(visibleItems);
    }
}
