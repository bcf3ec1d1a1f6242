/** Canonical bodies of records, and what the texts in them can be. */
@NullMarked
package org.storesync.masterdata.body;

import org.jspecify.annotations.NullMarked;
