/** Which site edits central data now: this one, or another. */
@NullMarked
package org.storesync.masterdata.primacy;

import org.jspecify.annotations.NullMarked;
