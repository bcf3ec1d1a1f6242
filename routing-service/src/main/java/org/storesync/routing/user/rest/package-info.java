/** Users that sites made, for administrators. */
@NullMarked
package org.storesync.routing.user.rest;

import org.jspecify.annotations.NullMarked;
