package org.storesync.gateway.site;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;

/**
 * A call that passed the gate: which site calls, and with what.
 *
 * @param device the site's bound machine, from which it calls
 * @param app name and version of the client, as it says
 * @param previousContactAt the contact before this call, null if this replica knows of none
 */
public record Admission(
        SiteId site,
        String device,
        @Nullable String app,
        Protocol.Served protocol,
        @Nullable String requestId,
        @Nullable Instant previousContactAt) {}
