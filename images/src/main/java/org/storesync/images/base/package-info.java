/** What an image stands on: a minimal Debian root, a tar that the caller brings, or an image of a registry. */
@NullMarked
package org.storesync.images.base;

import org.jspecify.annotations.NullMarked;
