/** How rows of the log go into PostgreSQL and come out. */
@NullMarked
package org.storesync.routing.record.jdbc;

import org.jspecify.annotations.NullMarked;
