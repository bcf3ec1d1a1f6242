/** The log's side of a push in PostgreSQL. */
@NullMarked
package org.storesync.routing.push.jdbc;

import org.jspecify.annotations.NullMarked;
