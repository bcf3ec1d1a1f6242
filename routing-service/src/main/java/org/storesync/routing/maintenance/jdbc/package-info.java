/** The switch in PostgreSQL. */
@NullMarked
package org.storesync.routing.maintenance.jdbc;

import org.jspecify.annotations.NullMarked;
