/** A site reads its streams, page by page. */
@NullMarked
package org.storesync.routing.pull;

import org.jspecify.annotations.NullMarked;
