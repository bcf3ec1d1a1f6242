/** Users that sites made (C5). */
@NullMarked
package org.storesync.routing.user;

import org.jspecify.annotations.NullMarked;
