/** Heads of streams. */
@NullMarked
package org.storesync.routing.stream.domain;

import org.jspecify.annotations.NullMarked;
