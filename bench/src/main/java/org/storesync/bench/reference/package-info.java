/** The references of our figures: PostgreSQL alone, in the same run. */
@NullMarked
package org.storesync.bench.reference;

import org.jspecify.annotations.NullMarked;
