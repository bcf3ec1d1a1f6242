/** Benches: our figure, the reference of the same run, and the ratio (docs/performance.md). */
@NullMarked
package org.storesync.bench;

import org.jspecify.annotations.NullMarked;
