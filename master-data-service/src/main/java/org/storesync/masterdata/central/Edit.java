package org.storesync.masterdata.central;

import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.kind.Columns;

/** A record as it will be, and the body it had before; null for a new one. */
public record Edit(Columns record, byte @Nullable [] before) {}
