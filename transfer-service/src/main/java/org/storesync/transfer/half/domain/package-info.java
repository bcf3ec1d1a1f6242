/** How far a pair is, what each event does to it, and what is pushed then (D1-D9; docs/transfers.md). */
@NullMarked
package org.storesync.transfer.half.domain;

import org.jspecify.annotations.NullMarked;
