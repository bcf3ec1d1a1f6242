package org.storesync.routing.audit.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.kit.audit.AuditBook;
import org.storesync.kit.audit.AuditConfig;
import org.storesync.kit.audit.rest.AuditOperations;

/** Shows what was done here and by whom: batches, refusals, changes of facts, acts of administrators. */
@Path("/admin/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
@Blocking
public class AuditResource extends AuditOperations {
    AuditResource(AuditBook book, AuditConfig config, Clock clock) {
        super(book, config, clock);
    }
}
