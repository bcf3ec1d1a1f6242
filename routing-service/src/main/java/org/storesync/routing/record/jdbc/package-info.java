/** Writes rows of the log to PostgreSQL and reads them. */
@NullMarked
package org.storesync.routing.record.jdbc;

import org.jspecify.annotations.NullMarked;
