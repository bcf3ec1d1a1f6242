package org.storesync.masterdata.central;

import org.jspecify.annotations.Nullable;
import org.storesync.kit.security.Caller;

/** Who edits, and in which request. */
public record Author(Caller caller, @Nullable String requestId) {}
