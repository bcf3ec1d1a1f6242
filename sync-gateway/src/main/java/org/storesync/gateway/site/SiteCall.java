package org.storesync.gateway.site;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;

/**
 * A call that passed the gate.
 *
 * @param app name and version of the client, as it says
 * @param previousContactAt the contact before this call, null if this is the first one this replica knows of
 */
public record SiteCall(
        SiteId site,
        @Nullable String app,
        @Nullable String requestId,
        @Nullable Instant previousContactAt) {}
