package org.storesync.masterdata.unit.rest;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.central.rest.RecordContract;
import org.storesync.masterdata.central.rest.RecordOperations;
import org.storesync.masterdata.unit.Unit;

/** Units, for people. */
@Path("/api/v1/units")
@Tag(
        name = "units",
        description = "The units in which items are counted",
        extensions = @Extension(name = RecordContract.ONE, value = "a unit"))
@SecurityRequirement(name = "token")
public class UnitsResource extends RecordOperations<Unit> {
    UnitsResource(Records<Unit> units) {
        super(units);
    }
}
