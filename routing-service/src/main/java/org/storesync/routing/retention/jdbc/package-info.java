/** Deletes old rows in PostgreSQL, in bounded steps. */
@NullMarked
package org.storesync.routing.retention.jdbc;

import org.jspecify.annotations.NullMarked;
