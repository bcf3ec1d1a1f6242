/** Kinds that people keep by files only: they have no resource and no entity. */
@NullMarked
package org.storesync.masterdata.byfile;

import org.jspecify.annotations.NullMarked;
