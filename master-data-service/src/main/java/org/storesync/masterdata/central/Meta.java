package org.storesync.masterdata.central;

import java.time.Instant;

/** What a record has besides its body. */
public record Meta(String id, long version, Instant updatedAt) {}
