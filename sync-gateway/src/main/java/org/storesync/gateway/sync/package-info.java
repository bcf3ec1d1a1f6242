/** The calls of a site: body in, to the routing-service, answer out. */
@NullMarked
package org.storesync.gateway.sync;

import org.jspecify.annotations.NullMarked;
