/** Pages of lists: where a page begins, how many rows it has, and what it looks like. */
@NullMarked
package org.storesync.kit.paging;

import org.jspecify.annotations.NullMarked;
