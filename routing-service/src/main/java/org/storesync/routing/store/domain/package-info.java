/** Which streams a site may read. */
@NullMarked
package org.storesync.routing.store.domain;

import org.jspecify.annotations.NullMarked;
