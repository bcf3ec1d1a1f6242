/** Central data in PostgreSQL: what edits, imports and the feed have in common. */
@NullMarked
package org.storesync.masterdata.central.jdbc;

import org.jspecify.annotations.NullMarked;
