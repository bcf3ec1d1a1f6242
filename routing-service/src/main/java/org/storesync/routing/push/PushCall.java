package org.storesync.routing.push;

import org.storesync.model.SiteId;
import org.storesync.model.json.Batch;

/**
 * A push as it came.
 *
 * @param digest SHA-256 of the body; the same batch id with another digest is another batch
 */
public record PushCall(SiteId site, Batch batch, byte[] digest) {}
