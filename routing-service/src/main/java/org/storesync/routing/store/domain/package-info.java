/** Which streams a site may read, and plans: what changes when a store, a type or the role of the primary moves. */
@NullMarked
package org.storesync.routing.store.domain;

import org.jspecify.annotations.NullMarked;
