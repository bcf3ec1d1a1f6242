/** Tests over the running routing-service. */
@NullMarked
package org.storesync.routing;

import org.jspecify.annotations.NullMarked;
