/** A record as the log holds it: its key, its state at home, the arithmetic of positions and versions. */
@NullMarked
package org.storesync.routing.record.domain;

import org.jspecify.annotations.NullMarked;
