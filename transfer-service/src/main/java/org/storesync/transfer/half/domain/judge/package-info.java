/** Turns what is kept of sources, halves and facts into what must be written and pushed, as pure functions (D1-D9; docs/transfers.md). */
@NullMarked
package org.storesync.transfer.half.domain.judge;

import org.jspecify.annotations.NullMarked;
