/** Sources, pairs and their state in PostgreSQL. */
@NullMarked
package org.storesync.transfer.half.jdbc;

import org.jspecify.annotations.NullMarked;
