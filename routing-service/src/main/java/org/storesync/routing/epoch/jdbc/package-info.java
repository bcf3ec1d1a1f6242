/** The epoch in PostgreSQL. */
@NullMarked
package org.storesync.routing.epoch.jdbc;

import org.jspecify.annotations.NullMarked;
