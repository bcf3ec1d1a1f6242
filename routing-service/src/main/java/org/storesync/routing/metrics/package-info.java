/** The meters of this service. */
@NullMarked
package org.storesync.routing.metrics;

import org.jspecify.annotations.NullMarked;
