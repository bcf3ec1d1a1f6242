/** The rules of the native protocol. Its calls are in {@code http} and {@code rest}. */
@NullMarked
package org.storesync.gateway.sync;

import org.jspecify.annotations.NullMarked;
