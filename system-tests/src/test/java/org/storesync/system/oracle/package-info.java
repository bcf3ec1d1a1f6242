/** What each site must hold, worked out by separate code from the guide's table and the assignments alone. */
@NullMarked
package org.storesync.system.oracle;

import org.jspecify.annotations.NullMarked;
