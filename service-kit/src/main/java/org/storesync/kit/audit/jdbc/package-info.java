/** The audit's chains and seals in PostgreSQL. */
@NullMarked
package org.storesync.kit.audit.jdbc;

import org.jspecify.annotations.NullMarked;
