package org.storesync.masterdata.audit.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.kit.audit.AuditBook;
import org.storesync.kit.audit.AuditConfig;
import org.storesync.kit.audit.rest.AuditOperations;

/** Who made, changed or deleted central data. */
@Path("/admin/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
@SecurityRequirement(name = "token")
@Blocking
public class AuditResource extends AuditOperations {
    AuditResource(AuditBook book, AuditConfig config, Clock clock) {
        super(book, config, clock);
    }
}
