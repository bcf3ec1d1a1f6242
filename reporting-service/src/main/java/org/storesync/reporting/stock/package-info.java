/** Stock on hand and its value. */
@NullMarked
package org.storesync.reporting.stock;

import org.jspecify.annotations.NullMarked;
