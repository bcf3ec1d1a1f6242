/** Names and numbers of streams. */
@NullMarked
package org.storesync.routing.stream;

import org.jspecify.annotations.NullMarked;
