/** Operations that will end: what their answers and the contract say about it. */
@NullMarked
package org.storesync.kit.deprecation;

import org.jspecify.annotations.NullMarked;
