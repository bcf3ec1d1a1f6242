/** The meters of this service. */
@NullMarked
package org.storesync.transfer.metrics;

import org.jspecify.annotations.NullMarked;
