/** How the other commands reach a running {@code up}: its run file, its control port, and the processes it left behind. */
@NullMarked
package org.storesync.local.cli.running;

import org.jspecify.annotations.NullMarked;
