package org.storesync.masterdata.store.rest;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.central.rest.RecordContract;
import org.storesync.masterdata.central.rest.RecordOperations;
import org.storesync.masterdata.store.Store;

/** Stores, for people. */
@Path("/api/v1/stores")
@Tag(
        name = "stores",
        description = "Stores, without where they are active",
        extensions = @Extension(name = RecordContract.ONE, value = "a store"))
@SecurityRequirement(name = "token")
public class StoresResource extends RecordOperations<Store> {
    StoresResource(Records<Store> stores) {
        super(stores);
    }
}
