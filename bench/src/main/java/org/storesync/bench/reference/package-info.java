/** What our figures are held against: PostgreSQL alone, in the same run. */
@NullMarked
package org.storesync.bench.reference;

import org.jspecify.annotations.NullMarked;
