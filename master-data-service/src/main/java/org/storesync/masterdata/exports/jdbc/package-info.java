/** Reads the rows of exports from PostgreSQL. */
@NullMarked
package org.storesync.masterdata.exports.jdbc;

import org.jspecify.annotations.NullMarked;
