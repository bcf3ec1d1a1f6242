/** How far the read models are. */
@NullMarked
package org.storesync.reporting.readmodel.domain;

import org.jspecify.annotations.NullMarked;
