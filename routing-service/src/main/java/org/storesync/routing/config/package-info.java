/** Configuration of the routing-service. */
@NullMarked
package org.storesync.routing.config;

import org.jspecify.annotations.NullMarked;
