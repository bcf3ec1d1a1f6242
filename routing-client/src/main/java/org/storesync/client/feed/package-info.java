/** Reads the feed: every partition in order, at least once, with position and effect in one transaction. */
@NullMarked
package org.storesync.client.feed;

import org.jspecify.annotations.NullMarked;
