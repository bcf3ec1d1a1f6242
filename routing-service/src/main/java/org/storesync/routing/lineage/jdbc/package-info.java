/** Installations of sites in PostgreSQL, as every feature asks for them. */
@NullMarked
package org.storesync.routing.lineage.jdbc;

import org.jspecify.annotations.NullMarked;
