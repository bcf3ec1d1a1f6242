/** Whether a store is used: routing knows. */
@NullMarked
package org.storesync.masterdata.storeuse;

import org.jspecify.annotations.NullMarked;
