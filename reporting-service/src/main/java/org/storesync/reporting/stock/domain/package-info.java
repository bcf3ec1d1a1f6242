/** What can be asked about stock, and its figures. */
@NullMarked
package org.storesync.reporting.stock.domain;

import org.jspecify.annotations.NullMarked;
