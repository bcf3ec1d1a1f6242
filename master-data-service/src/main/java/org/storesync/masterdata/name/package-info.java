/** Parties other than patients: stores, suppliers, wards, makers, donors. */
@NullMarked
package org.storesync.masterdata.name;

import org.jspecify.annotations.NullMarked;
