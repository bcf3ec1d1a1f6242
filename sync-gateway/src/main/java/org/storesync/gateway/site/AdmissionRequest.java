package org.storesync.gateway.site;

import org.jspecify.annotations.Nullable;
import org.storesync.gateway.site.domain.Credentials;

/**
 * What a call says about itself before it is let in. The adapter of each protocol reads it from where its clients put it.
 *
 * @param device the machine that calls, as it says
 * @param app name and version of the client, as it says
 * @param address where the call comes from
 */
public record AdmissionRequest(
        Credentials credentials,
        @Nullable String device,
        @Nullable String app,
        Protocol protocol,
        String address,
        @Nullable String requestId) {}
