/** The meters of this service. */
@NullMarked
package org.storesync.masterdata.metrics;

import org.jspecify.annotations.NullMarked;
