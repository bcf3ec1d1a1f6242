/** The feed in PostgreSQL. */
@NullMarked
package org.storesync.routing.feed.jdbc;

import org.jspecify.annotations.NullMarked;
