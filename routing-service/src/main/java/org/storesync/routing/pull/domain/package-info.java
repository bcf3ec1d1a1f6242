/** The cursor, and what a page is made of. */
@NullMarked
package org.storesync.routing.pull.domain;

import org.jspecify.annotations.NullMarked;
