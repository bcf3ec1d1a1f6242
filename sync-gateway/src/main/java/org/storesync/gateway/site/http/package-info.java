/** What the gate needs from the event loop. */
@NullMarked
package org.storesync.gateway.site.http;

import org.jspecify.annotations.NullMarked;
