/** How a sync goes on. */
@NullMarked
package org.storesync.routing.site.domain;

import org.jspecify.annotations.NullMarked;
