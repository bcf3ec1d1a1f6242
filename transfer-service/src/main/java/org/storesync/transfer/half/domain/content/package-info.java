/** What a transfer is, what its half contains, and how the two compare, as pure functions (D1, D9; docs/transfers.md). */
@NullMarked
package org.storesync.transfer.half.domain.content;

import org.jspecify.annotations.NullMarked;
