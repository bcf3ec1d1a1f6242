package org.storesync.transfer.half.rest;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;

/** Names one transfer for a call: by the id of its source, and also by the type if documents of several types have this id. */
public class TransferName {
    @PathParam("sourceId")
    String sourceId = "";

    @Parameter(description = "record type of the source, where documents of several types have this id")
    @QueryParam("type")
    @Nullable
    String type;

    /** @throws Problem if the id or the type is not valid */
    void check() {
        TransferQuery.checked("sourceId", sourceId);
        TransferQuery.checked("type", type);
    }
}
