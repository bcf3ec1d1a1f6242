/** The bundle for a data centre without a registry: images, manifests, checksums, a script that installs them. */
@NullMarked
package org.storesync.images.bundle;

import org.jspecify.annotations.NullMarked;
