/** Sites in PostgreSQL. */
@NullMarked
package org.storesync.routing.site.jdbc;

import org.jspecify.annotations.NullMarked;
