/** One image: its service, its layers, its labels, and how it is written as a tar. */
@NullMarked
package org.storesync.images.image;

import org.jspecify.annotations.NullMarked;
