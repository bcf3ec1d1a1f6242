/** The routing-service over HTTP: pooled connections, the gateway's token, bodies as Vert.x buffers. */
@NullMarked
package org.storesync.gateway.routing.http;

import org.jspecify.annotations.NullMarked;
