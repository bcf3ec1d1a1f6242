/** The licences of all libraries that the programs are shipped with (docs/licences.md). */
@NullMarked
package org.storesync.images.licence;

import org.jspecify.annotations.NullMarked;
