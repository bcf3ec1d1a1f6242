/** The tables made from the feed. */
@NullMarked
package org.storesync.reporting.readmodel.jdbc;

import org.jspecify.annotations.NullMarked;
