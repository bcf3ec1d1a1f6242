package org.storesync.gateway.site.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;

/**
 * What decides whether a call is let in as a site.
 *
 * @param device the bound machine, null until the first call or after a release
 * @param version rises with each change, over all sites
 */
public record Credential(
        SiteId site,
        SiteState state,
        SecretHash secret,
        @Nullable String device,
        long version) {}
