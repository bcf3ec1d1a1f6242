/** The log as a push needs it: ports that are bound to one transaction, and the values they carry. */
@NullMarked
package org.storesync.routing.push.log;

import org.jspecify.annotations.NullMarked;
