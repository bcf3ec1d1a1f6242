/** When this replica may take calls. */
@NullMarked
package org.storesync.masterdata.health;

import org.jspecify.annotations.NullMarked;
