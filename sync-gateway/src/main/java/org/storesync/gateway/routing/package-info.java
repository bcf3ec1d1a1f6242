/** The gateway's calls to the routing-service, and the bytes that it may hold meanwhile. */
@NullMarked
package org.storesync.gateway.routing;

import org.jspecify.annotations.NullMarked;
