/** Names of the meters. */
@NullMarked
package org.storesync.gateway.metrics;

import org.jspecify.annotations.NullMarked;
