/** Administration of the quarantine. */
@NullMarked
package org.storesync.routing.quarantine.rest;

import org.jspecify.annotations.NullMarked;
