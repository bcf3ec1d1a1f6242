/** The five services as containers of podman, played from the rendered manifests. */
@NullMarked
package org.storesync.system.container;

import org.jspecify.annotations.NullMarked;
