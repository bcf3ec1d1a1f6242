package org.storesync.reporting.answer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.storesync.kit.csv.CsvText;

/** An export whose database goes away after some lines. */
@Path("/failing-export")
public class FailingExportResource {
    private final Exports exports;

    FailingExportResource(Exports exports) {
        this.exports = exports;
    }

    @GET
    @Produces(CsvText.TYPE)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response failing(@QueryParam("lines") int lines) {
        return exports.csv("failing.csv", false, List.of("a"), csv -> {
                    for (int i = 0; i < lines; i++) {
                        csv.line(List.of("line " + i));
                    }
                    throw new IllegalStateException("the database is gone");
                })
                .build();
    }
}
