/** Credentials in PostgreSQL. */
@NullMarked
package org.storesync.gateway.site.jdbc;

import org.jspecify.annotations.NullMarked;
