/** Reads pages from PostgreSQL. */
@NullMarked
package org.storesync.routing.pull.jdbc;

import org.jspecify.annotations.NullMarked;
