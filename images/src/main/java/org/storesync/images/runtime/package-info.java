/** The Java runtime of the images. */
@NullMarked
package org.storesync.images.runtime;

import org.jspecify.annotations.NullMarked;
