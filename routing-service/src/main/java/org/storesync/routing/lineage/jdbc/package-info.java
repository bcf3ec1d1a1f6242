/** Installations of sites in PostgreSQL. Every feature asks here for them. */
@NullMarked
package org.storesync.routing.lineage.jdbc;

import org.jspecify.annotations.NullMarked;
