/** Which items and names may be used in a store. */
@NullMarked
package org.storesync.masterdata.visibility;

import org.jspecify.annotations.NullMarked;
