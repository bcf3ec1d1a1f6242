/** Stores and subscriptions in PostgreSQL. */
@NullMarked
package org.storesync.routing.store.jdbc;

import org.jspecify.annotations.NullMarked;
