/** Maintenance mode: how each service keeps its doors shut while an administrator works on central (docs/adr/0020). */
@NullMarked
package org.storesync.kit.maintenance;

import org.jspecify.annotations.NullMarked;
