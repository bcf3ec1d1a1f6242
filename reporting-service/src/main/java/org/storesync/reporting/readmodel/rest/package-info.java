/** State of the feed, and the command that makes the read models anew. */
@NullMarked
package org.storesync.reporting.readmodel.rest;

import org.jspecify.annotations.NullMarked;
