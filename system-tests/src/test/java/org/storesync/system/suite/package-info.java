/** The one running suite that all scenarios share. */
@NullMarked
package org.storesync.system.suite;

import org.jspecify.annotations.NullMarked;
