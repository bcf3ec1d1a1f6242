/** Stock on hand and stock value over HTTP. */
@NullMarked
package org.storesync.reporting.stock.rest;

import org.jspecify.annotations.NullMarked;
