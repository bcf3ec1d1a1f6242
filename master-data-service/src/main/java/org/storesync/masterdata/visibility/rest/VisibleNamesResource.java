package org.storesync.masterdata.visibility.rest;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.central.rest.RecordContract;
import org.storesync.masterdata.central.rest.RecordOperations;
import org.storesync.masterdata.visibility.VisibleName;

/** Names visible in a store, for people. */
@Path("/api/v1/stores/{storeId}/visible-names")
@Tag(
        name = "visible names",
        description = "Names that may be used in a store",
        extensions = @Extension(name = RecordContract.ONE, value = "a visibility of a name"))
@SecurityRequirement(name = "token")
public class VisibleNamesResource extends RecordOperations<VisibleName> {
    VisibleNamesResource(Records<VisibleName> visibleNames) {
        super(visibleNames);
    }
}
