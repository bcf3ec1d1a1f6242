/** How a store works. */
@NullMarked
package org.storesync.masterdata.preference;

import org.jspecify.annotations.NullMarked;
