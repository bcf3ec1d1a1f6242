/** State of the feed, and the command that rebuilds the read models. */
@NullMarked
package org.storesync.reporting.readmodel.rest;

import org.jspecify.annotations.NullMarked;
