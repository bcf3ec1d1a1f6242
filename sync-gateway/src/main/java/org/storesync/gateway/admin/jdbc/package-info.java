/** Sites and their audit in PostgreSQL. */
@NullMarked
package org.storesync.gateway.admin.jdbc;

import org.jspecify.annotations.NullMarked;
