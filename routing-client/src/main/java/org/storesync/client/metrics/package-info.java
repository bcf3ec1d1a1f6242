/** The meters of services that read the feed or push. */
@NullMarked
package org.storesync.client.metrics;

import org.jspecify.annotations.NullMarked;
