/** Stores, what is visible in them, and their preferences. */
@NullMarked
package org.storesync.masterdata.store;

import org.jspecify.annotations.NullMarked;
