/** A record as the log holds it: its key, its state at home, and the calculation of positions and versions. */
@NullMarked
package org.storesync.routing.record.domain;

import org.jspecify.annotations.NullMarked;
