package org.storesync.gateway.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;

/**
 * One act.
 *
 * @param writer whose chain it stands in: an administrator's token subject, or {@code site/<id>}
 * @param actor the writer's name, for people
 * @param act a verb and its object: {@code create-site}, {@code suspend-site}...
 * @param detail what people want to know beside; never a secret
 */
public record AuditEntry(
        String writer,
        String actor,
        String act,
        SiteId site,
        String detail,
        Instant at,
        @Nullable String requestId) {}
