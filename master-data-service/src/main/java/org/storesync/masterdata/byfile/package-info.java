/** Kinds that people edit only by files: they have no resource and no entity. */
@NullMarked
package org.storesync.masterdata.byfile;

import org.jspecify.annotations.NullMarked;
