/** Calls of the routing-service over HTTP, with the service's own token. */
@NullMarked
package org.storesync.client.call;

import org.jspecify.annotations.NullMarked;
