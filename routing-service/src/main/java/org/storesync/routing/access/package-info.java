/** Who may call: the gateway for sites, consumers for the feed, people for administration. */
@NullMarked
package org.storesync.routing.access;

import org.jspecify.annotations.NullMarked;
