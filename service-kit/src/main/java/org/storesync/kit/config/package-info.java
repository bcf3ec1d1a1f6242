/** Beans every service is given: clock and transactions. */
@NullMarked
package org.storesync.kit.config;

import org.jspecify.annotations.NullMarked;
