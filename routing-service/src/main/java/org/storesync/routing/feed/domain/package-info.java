/** What a consumer of the feed is granted. */
@NullMarked
package org.storesync.routing.feed.domain;

import org.jspecify.annotations.NullMarked;
