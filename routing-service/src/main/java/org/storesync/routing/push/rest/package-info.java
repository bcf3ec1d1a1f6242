/** The gateway's call for a push. */
@NullMarked
package org.storesync.routing.push.rest;

import org.jspecify.annotations.NullMarked;
