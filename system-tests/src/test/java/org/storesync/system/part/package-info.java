/** A part of the long run: rounds from a seed, kept until the run is finished, with a table in docs/assurance.md. */
@NullMarked
package org.storesync.system.part;

import org.jspecify.annotations.NullMarked;
