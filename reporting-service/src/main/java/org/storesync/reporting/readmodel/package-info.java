/** Making the read models from the feed, and rebuilding them. */
@NullMarked
package org.storesync.reporting.readmodel;

import org.jspecify.annotations.NullMarked;
