/** Reads facts from PostgreSQL. */
@NullMarked
package org.storesync.routing.fact.jdbc;

import org.jspecify.annotations.NullMarked;
