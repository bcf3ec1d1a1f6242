/** Work that one change leaves for later, and that any replica does. */
@NullMarked
package org.storesync.routing.due;

import org.jspecify.annotations.NullMarked;
