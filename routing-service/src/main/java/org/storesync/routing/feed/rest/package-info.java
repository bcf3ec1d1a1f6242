/** The feed for internal services. */
@NullMarked
package org.storesync.routing.feed.rest;

import org.jspecify.annotations.NullMarked;
