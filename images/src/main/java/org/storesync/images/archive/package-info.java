/** Archives that are equal, byte by byte, when their contents are equal. */
@NullMarked
package org.storesync.images.archive;

import org.jspecify.annotations.NullMarked;
