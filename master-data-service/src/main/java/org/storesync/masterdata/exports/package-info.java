/** Central data as CSV files, which can be imported again. */
@NullMarked
package org.storesync.masterdata.exports;

import org.jspecify.annotations.NullMarked;
