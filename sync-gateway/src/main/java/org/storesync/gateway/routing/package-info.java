/** What the gateway asks of the routing-service, and the bytes it may hold meanwhile. */
@NullMarked
package org.storesync.gateway.routing;

import org.jspecify.annotations.NullMarked;
