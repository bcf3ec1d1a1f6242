/** The CSV form of central data: which columns there are, and which fields of the body they are. */
@NullMarked
package org.storesync.masterdata.sheet;

import org.jspecify.annotations.NullMarked;
