/** When this replica may take calls. */
@NullMarked
package org.storesync.gateway.health;

import org.jspecify.annotations.NullMarked;
