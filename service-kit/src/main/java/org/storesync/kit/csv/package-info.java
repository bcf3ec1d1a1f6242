/** CSV as the services answer it. */
@NullMarked
package org.storesync.kit.csv;

import org.jspecify.annotations.NullMarked;
