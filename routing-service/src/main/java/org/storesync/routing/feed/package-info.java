/** What internal services read: every change of a home stream, in order per partition, at least once. */
@NullMarked
package org.storesync.routing.feed;

import org.jspecify.annotations.NullMarked;
