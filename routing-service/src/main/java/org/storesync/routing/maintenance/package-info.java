/** The switch of maintenance mode, which all services read (docs/adr/0020). */
@NullMarked
package org.storesync.routing.maintenance;

import org.jspecify.annotations.NullMarked;
