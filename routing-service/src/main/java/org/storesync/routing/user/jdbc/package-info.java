/** Users that sites made, as the log has them. */
@NullMarked
package org.storesync.routing.user.jdbc;

import org.jspecify.annotations.NullMarked;
