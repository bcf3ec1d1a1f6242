/** What is stocked and issued. */
@NullMarked
package org.storesync.masterdata.item;

import org.jspecify.annotations.NullMarked;
