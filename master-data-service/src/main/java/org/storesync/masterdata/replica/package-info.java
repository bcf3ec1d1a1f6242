/** What comes from central: the feed, and the outcomes of our pushes. */
@NullMarked
package org.storesync.masterdata.replica;

import org.jspecify.annotations.NullMarked;
