/** What a transfer is and what its other half looks like, as pure functions (D1, D4, D9). */
@NullMarked
package org.storesync.transfer.half.domain;

import org.jspecify.annotations.NullMarked;
