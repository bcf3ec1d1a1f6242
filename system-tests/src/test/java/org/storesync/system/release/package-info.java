/** Releases overlap: what a migration may do while the release before still runs, and today's services on that release's data. */
@NullMarked
package org.storesync.system.release;

import org.jspecify.annotations.NullMarked;
