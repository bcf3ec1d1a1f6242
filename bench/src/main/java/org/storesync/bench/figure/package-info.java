/** Figures, their targets, and how they are shown and kept. */
@NullMarked
package org.storesync.bench.figure;

import org.jspecify.annotations.NullMarked;
