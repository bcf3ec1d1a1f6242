/** {@code ./storesync admin}: an administrator's work, one class a subcommand. */
@NullMarked
package org.storesync.local.cli.admin;

import org.jspecify.annotations.NullMarked;
