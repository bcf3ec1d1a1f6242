/** The audit: one chained row for each batch, fact change and administrator's act (I13). */
@NullMarked
package org.storesync.routing.audit.jdbc;

import org.jspecify.annotations.NullMarked;
