/** Figures of stock from PostgreSQL. */
@NullMarked
package org.storesync.reporting.stock.jdbc;

import org.jspecify.annotations.NullMarked;
