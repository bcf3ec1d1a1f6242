/** Beans that every service gets: clock and transactions. */
@NullMarked
package org.storesync.kit.config;

import org.jspecify.annotations.NullMarked;
