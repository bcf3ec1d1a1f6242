/** Streams by name and number. */
@NullMarked
package org.storesync.routing.stream;

import org.jspecify.annotations.NullMarked;
