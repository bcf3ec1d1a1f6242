/** Base backups of the suite's PostgreSQL, its archived WAL, and the way back to a moment (docs/operations.md, Back up and restore). */
@NullMarked
package org.storesync.local.backup;

import org.jspecify.annotations.NullMarked;
