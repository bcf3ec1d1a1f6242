/** Records that are parked alone, and judged again when what they wait for is there. */
@NullMarked
package org.storesync.routing.quarantine;

import org.jspecify.annotations.NullMarked;
