/** Positions of the feed in the service's own database. */
@NullMarked
package org.storesync.client.feed.jdbc;

import org.jspecify.annotations.NullMarked;
