/**
 * The demo country, alive: its sites are created, filled with their history over HTTP, and sync on a schedule, each through a separate
 * link.
 */
@NullMarked
package org.storesync.local.country;

import org.jspecify.annotations.NullMarked;
