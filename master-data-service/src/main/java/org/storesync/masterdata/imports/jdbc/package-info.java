/** Imports in PostgreSQL. */
@NullMarked
package org.storesync.masterdata.imports.jdbc;

import org.jspecify.annotations.NullMarked;
