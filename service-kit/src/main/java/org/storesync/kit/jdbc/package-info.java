/** Transactions with their retry, and a few functions over plain JDBC. */
@NullMarked
package org.storesync.kit.jdbc;

import org.jspecify.annotations.NullMarked;
