package org.storesync.masterdata.itemlist.rest;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.central.rest.RecordContract;
import org.storesync.masterdata.central.rest.RecordOperations;
import org.storesync.masterdata.itemlist.ListLine;

/** Lines of a list, for people. */
@Path("/api/v1/item-lists/{listId}/lines")
@Tag(
        name = "list lines",
        description = "Items on a list",
        extensions = @Extension(name = RecordContract.ONE, value = "a line"))
@SecurityRequirement(name = "token")
public class ListLinesResource extends RecordOperations<ListLine> {
    ListLinesResource(Records<ListLine> listLines) {
        super(listLines);
    }
}
