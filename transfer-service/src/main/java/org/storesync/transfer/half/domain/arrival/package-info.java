/** What a page of the feed brings, and what an answer to a push says, as pure values. */
@NullMarked
package org.storesync.transfer.half.domain.arrival;

import org.jspecify.annotations.NullMarked;
