/** Reads what is exported. */
@NullMarked
package org.storesync.masterdata.exports.jdbc;

import org.jspecify.annotations.NullMarked;
