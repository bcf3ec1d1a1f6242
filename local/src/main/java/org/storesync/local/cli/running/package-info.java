/** The running {@code up} as the other commands reach it: its run file, its control port, what it left behind. */
@NullMarked
package org.storesync.local.cli.running;

import org.jspecify.annotations.NullMarked;
