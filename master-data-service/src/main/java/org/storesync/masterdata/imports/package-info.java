/** Reading central data in from CSV files: all of a file or nothing. */
@NullMarked
package org.storesync.masterdata.imports;

import org.jspecify.annotations.NullMarked;
