/** The quarantine in PostgreSQL. */
@NullMarked
package org.storesync.routing.quarantine.jdbc;

import org.jspecify.annotations.NullMarked;
