/** How long everything is kept, and the work that deletes the rest. */
@NullMarked
package org.storesync.routing.retention;

import org.jspecify.annotations.NullMarked;
