/** Streams in PostgreSQL. */
@NullMarked
package org.storesync.routing.stream.jdbc;

import org.jspecify.annotations.NullMarked;
