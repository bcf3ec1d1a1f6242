/** The central epoch: changes when central is restored (docs/adr/0006). */
@NullMarked
package org.storesync.routing.epoch;

import org.jspecify.annotations.NullMarked;
