/** Making the read models from the feed, and making them anew. */
@NullMarked
package org.storesync.reporting.readmodel;

import org.jspecify.annotations.NullMarked;
