/** What each step may use, so that neither a large body nor a busy site takes the service from the others (docs/adr/0018). */
@NullMarked
package org.storesync.routing.budget;

import org.jspecify.annotations.NullMarked;
