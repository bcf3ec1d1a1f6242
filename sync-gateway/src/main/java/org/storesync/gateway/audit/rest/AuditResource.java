package org.storesync.gateway.audit.rest;

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

/** What was done to sites and by whom. */
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
