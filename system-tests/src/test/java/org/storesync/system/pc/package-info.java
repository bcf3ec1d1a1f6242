/** A clinic's PC: a container with a shell and the C library, and nothing else. */
@NullMarked
package org.storesync.system.pc;

import org.jspecify.annotations.NullMarked;
