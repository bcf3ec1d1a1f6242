/** Calls of sites on the event loop: who calls, the body within its limits, what a call may hold and how long. */
@NullMarked
package org.storesync.gateway.sync.http;

import org.jspecify.annotations.NullMarked;
