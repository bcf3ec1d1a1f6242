package org.storesync.masterdata.name.rest;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.central.rest.RecordContract;
import org.storesync.masterdata.central.rest.RecordOperations;
import org.storesync.masterdata.name.Name;

/** Names, for people. */
@Path("/api/v1/names")
@Tag(
        name = "names",
        description = "Suppliers, customers and the names of stores; no patients",
        extensions = @Extension(name = RecordContract.ONE, value = "a name"))
@SecurityRequirement(name = "token")
public class NamesResource extends RecordOperations<Name> {
    NamesResource(Records<Name> names) {
        super(names);
    }
}
