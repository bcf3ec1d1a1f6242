/** Whether a store is used, which routing knows. */
@NullMarked
package org.storesync.masterdata.storeuse;

import org.jspecify.annotations.NullMarked;
