/** Traces over several services (W3C Trace Context). */
@NullMarked
package org.storesync.kit.trace;

import org.jspecify.annotations.NullMarked;
