/** The front command {@code ./storesync}: starts, shows, cuts, mends and stops the suite on this machine. */
@NullMarked
package org.storesync.local.cli;

import org.jspecify.annotations.NullMarked;
