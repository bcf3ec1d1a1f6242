/** The meters of this service. */
@NullMarked
package org.storesync.reporting.metrics;

import org.jspecify.annotations.NullMarked;
