/** Calls of sites on the event loop: who calls, the body within its limits, how much a call may hold and for how long. */
@NullMarked
package org.storesync.gateway.sync.http;

import org.jspecify.annotations.NullMarked;
