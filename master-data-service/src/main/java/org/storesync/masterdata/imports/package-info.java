/** Imports central data from CSV files: the whole file or nothing. */
@NullMarked
package org.storesync.masterdata.imports;

import org.jspecify.annotations.NullMarked;
