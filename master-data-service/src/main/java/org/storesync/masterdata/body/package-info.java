/** Canonical bodies of records, and which texts they may contain. */
@NullMarked
package org.storesync.masterdata.body;

import org.jspecify.annotations.NullMarked;
