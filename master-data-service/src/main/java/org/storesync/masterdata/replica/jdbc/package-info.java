/** Applies what comes from central to the tables. */
@NullMarked
package org.storesync.masterdata.replica.jdbc;

import org.jspecify.annotations.NullMarked;
