/** The protocol written by hand: a site that is a second, naive implementation of docs/protocol.md, and calls that are wrong on purpose. */
@NullMarked
package org.storesync.system.wire;

import org.jspecify.annotations.NullMarked;
