/** The gateway's calls for pull and status. */
@NullMarked
package org.storesync.routing.pull.rest;

import org.jspecify.annotations.NullMarked;
