/** Seeded random traffic and faults. */
@NullMarked
package org.storesync.system.chaos;

import org.jspecify.annotations.NullMarked;
