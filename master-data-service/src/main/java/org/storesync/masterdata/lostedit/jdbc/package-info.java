/** Lost edits in PostgreSQL. */
@NullMarked
package org.storesync.masterdata.lostedit.jdbc;

import org.jspecify.annotations.NullMarked;
