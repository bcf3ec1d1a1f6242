/** Pairs of transfer halves: from the feed to the responding half. */
@NullMarked
package org.storesync.transfer.half;

import org.jspecify.annotations.NullMarked;
