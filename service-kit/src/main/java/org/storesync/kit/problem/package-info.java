/** Faults of a call as problem+json (RFC 9457), whatever layer finds them. */
@NullMarked
package org.storesync.kit.problem;

import org.jspecify.annotations.NullMarked;
