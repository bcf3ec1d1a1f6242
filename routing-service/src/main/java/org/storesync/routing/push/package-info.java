/** A batch of changes becomes rows of the log, in one transaction (docs/adr/0002). */
@NullMarked
package org.storesync.routing.push;

import org.jspecify.annotations.NullMarked;
