/** The front command {@code ./storesync}: starts, shows and stops the suite on this machine, and cuts and mends its links. */
@NullMarked
package org.storesync.local.cli;

import org.jspecify.annotations.NullMarked;
