/** Stores on sites: assignment, sync-with types, and the subscriptions that follow from them. */
@NullMarked
package org.storesync.routing.store;

import org.jspecify.annotations.NullMarked;
