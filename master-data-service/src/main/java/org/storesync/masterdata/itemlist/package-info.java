/** Lists of items, and their lines. */
@NullMarked
package org.storesync.masterdata.itemlist;

import org.jspecify.annotations.NullMarked;
