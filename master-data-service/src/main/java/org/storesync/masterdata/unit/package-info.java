/** Units of items, such as tablet or vial. */
@NullMarked
package org.storesync.masterdata.unit;

import org.jspecify.annotations.NullMarked;
