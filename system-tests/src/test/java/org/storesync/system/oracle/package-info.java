/** What each site must hold, said by code of its own: from the guide's table and the assignments alone. */
@NullMarked
package org.storesync.system.oracle;

import org.jspecify.annotations.NullMarked;
