/** The audit's chains in PostgreSQL. */
@NullMarked
package org.storesync.gateway.audit.jdbc;

import org.jspecify.annotations.NullMarked;
