/** The demo country, alive: its sites created, filled with their history over HTTP, and syncing on a schedule, each through a link of its own. */
@NullMarked
package org.storesync.local.country;

import org.jspecify.annotations.NullMarked;
