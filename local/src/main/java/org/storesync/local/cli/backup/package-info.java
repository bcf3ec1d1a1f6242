/** {@code ./storesync backup}, {@code backups} and {@code restore}. */
@NullMarked
package org.storesync.local.cli.backup;

import org.jspecify.annotations.NullMarked;
